"""Related links out of pasted lines, strips, lists and addresses."""

import re

from newsdesk.model import RelatedLink, clean_line, clean_text, normalize_http_url

BULLETS = "•·▪●◦‣∙■□►▸♦◆|"
_BETWEEN = re.compile(rf" ?[{BULLETS}] | [{BULLETS}] ?")
# The closing half of French quotation marks stands between headlines too, where none was opened.
_ARROWS = re.compile(r" ?[»›] | [»›] ?")
_LEAD = re.compile(rf"^(?:[{BULLETS}»›]\s*|[-*+–—]\s+)+")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)、．]\s*(?=\D)")
_MARKDOWN = re.compile(r"\[(?P<headline>[^\[\]]{1,500})\]\((?P<url>[^\s()]{1,2000})\)")
# A sign of no alphabet marks where an anchor stands among the words.
_SIGN = "\ue000"
_SIGNED = re.compile(f"{_SIGN}(\\d+){_SIGN}")
_EDGE = "-–—:|<>()[] \t"
_TAGGED = re.compile(r"<(?:ul|ol|li|a|nav|div|p|html|body|!doctype|meta)\b", re.IGNORECASE)


def links_from_text(text: str, html: str | None = None) -> tuple[RelatedLink, ...]:
    """Return the links in a paste, in order: lines, bullets, a strip on one line, addresses, or an HTML list.

    A line with an address at one end gives headline and address; one that is nothing else an address alone. The same
    link twice comes twice: the caller decides.
    """
    source = html or (text if _TAGGED.match(text.lstrip()) else "")
    if source:
        found = _from_html(source)
        if found:
            return found
    return tuple(link for line in split_strip(text) if (link := _link(line)).headline or link.url)


def split_strip(text: str) -> list[str]:
    """Return the entries of a strip: its lines, each cut at bullets that stand between headlines, without marks.

    Numbers in front go where they count on from 1; otherwise they are words of the headline ("3. Liga").
    """
    entries: list[str] = []
    for line in clean_text(text).split("\n"):
        bare = _LEAD.sub("", clean_line(line), count=1)
        parts = (piece for part in _BETWEEN.split(bare) for piece in _at_arrows(part))
        entries += _with_addresses([entry for entry in map(clean_line, parts) if entry.strip(BULLETS)])
    return _without_numbers(entries)


def _with_addresses(parts: list[str]) -> list[str]:
    """Join each address of a line to the headline before it: “Headline | address” is one entry, not two.

    A line may name its addresses first.
    """
    firsts, seconds = parts[::2], parts[1::2]
    if len(firsts) == len(seconds) and all(map(_is_address, firsts)) and not any(map(_is_address, seconds)):
        return [f"{headline} {address}" for address, headline in zip(firsts, seconds, strict=True)]
    joined: list[str] = []
    for part in parts:
        if _is_address(part) and joined and not _link(joined[-1]).url:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _is_address(text: str) -> bool:
    return " " not in text and bool(_link(text).url)


def _at_arrows(text: str) -> list[str]:
    return [text] if "«" in text or "‹" in text else _ARROWS.split(text)


def _without_numbers(entries: list[str]) -> list[str]:
    numbers = [_NUMBER.match(entry) for entry in entries]
    counted = [int(found[1]) if found else 0 for found in numbers]
    if len(entries) < 2 or counted != list(range(1, len(entries) + 1)):
        return entries
    return [entry[found.end() :] if found else entry for entry, found in zip(entries, numbers, strict=True)]


def _link(line: str) -> RelatedLink:
    written = _MARKDOWN.search(line)
    if written and normalize_http_url(written["url"]):
        headline = line[: written.start()] + written["headline"] + line[written.end() :]
        return RelatedLink(headline=headline, url=written["url"])
    words = line.split(" ")
    for place, rest in ((-1, words[:-1]), (0, words[1:])):
        address = words[place].strip("<>()[],;")
        if address.lower().startswith(("http://", "https://")) and normalize_http_url(address):
            return RelatedLink(headline=" ".join(rest).strip(_EDGE), url=address)
    return RelatedLink(headline=line)


def _from_html(html: str) -> tuple[RelatedLink, ...]:
    """Return the links of a list or of anchors; text beside them, such as a headline that leads nowhere, stays one."""
    from newsdesk.wire.html_lines import lines_of, parse_html

    soup = parse_html(html.replace(_SIGN, ""))
    anchors = soup.find_all("a")
    if not anchors and soup.find("li") is None:
        return ()
    for number, anchor in enumerate(anchors):
        anchor.insert(0, f"{_SIGN}{number}{_SIGN}")
    addresses = [str(anchor.get("href") or "") for anchor in anchors]
    entries = _without_numbers([entry for line in lines_of(soup) for entry in split_strip(line)])
    links = (_signed_link(entry, addresses) for entry in entries)
    return tuple(link for link in links if link.headline or link.url)


def _signed_link(entry: str, addresses: list[str]) -> RelatedLink:
    """Return the link of an entry: its address is that of the first anchor whose sign stands in it."""
    signed = _SIGNED.search(entry)
    if signed is None:
        return _link(entry)
    url, headline = addresses[int(signed[1])], clean_line(_SIGNED.sub("", entry))
    if not normalize_http_url(url):
        return RelatedLink(headline=headline)
    return RelatedLink(headline="" if normalize_http_url(headline) else headline, url=url)
