"""The HTML of a published page: what it says of itself, what it shows, and what was only around it."""

from dataclasses import replace

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from newsdesk.errors import ImportRejectedError
from newsdesk.model import Article, RelatedLink, Settings, Strip, clean_line, normalize_http_url
from newsdesk.wire.chrome import is_chrome, is_menu
from newsdesk.wire.dates import DATE, read_date
from newsdesk.wire.headlines import find_heading, told_headline
from newsdesk.wire.html_around import names_of, take_furniture, take_rest, take_trail
from newsdesk.wire.html_body import body_markdown
from newsdesk.wire.html_lines import UNSEEN, is_leaf, line_of, lines_of, parse_html
from newsdesk.wire.html_strips import take_strip
from newsdesk.wire.origins import read_byline, read_origin, take_located
from newsdesk.wire.page_said import read_said
from newsdesk.wire.pagetext import Sorted, read_page_text
from newsdesk.wire.part import is_prose
from newsdesk.wire.readable import find_story, is_marked_by, lead_in, take_other

_BODIES = (
    "[itemprop~=articleBody], .body, .article-body, .article__body, .entry-content, .post-content, .story-body,"
    " .article-content, .content-body"
)
# The depth at which what makes Markdown of tags stays within Python's stack; browsers stop at 512.
_DEEPEST = 150
_STANDFIRSTS = frozenset({"standfirst", "dek", "deck", "subtitle", "subheadline", "lede", "intro"})


def read_html(text: str, settings: Settings) -> tuple[Article, list[str], list[str]]:
    """Return the story in a page's HTML, what was left out as chrome, and what found no place.

    Raises `ImportRejectedError` where its tags nest deeper than any page's do.
    """
    soup = parse_html(text)
    _require_shallow(soup)
    return _Page(soup, settings).read()


def _require_shallow(soup: Tag) -> None:
    nested = [(soup, 0)]
    while nested:
        tag, depth = nested.pop()
        if depth > _DEEPEST:
            raise ImportRejectedError("its tags are nested too deeply to be read; paste its text instead.")
        nested += [(child, depth + 1) for child in tag.contents if isinstance(child, Tag)]


class _Page:
    """A page that is taken apart: what was placed is no longer in it, so that the rest can be told."""

    def __init__(self, soup: BeautifulSoup, settings: Settings) -> None:
        self._soup, self._settings = soup, settings
        self._said = read_said(soup)
        self._root: Tag = soup.body or soup
        self._found = Sorted(Article(language=self._said.language or settings.language))

    def read(self) -> tuple[Article, list[str], list[str]]:
        for tag in self._soup([*UNSEEN]):
            if not tag.decomposed:
                tag.decompose()
        heading = find_heading(self._soup, self._said)
        found = self._found
        story = find_story(self._soup)
        if story is None and (heading is None or heading.find_parent("table") is not None):
            self._from_lines()
        else:
            headline = told_headline(self._said) if heading is None else line_of(heading)
            section = take_trail(self._soup, headline, found.left_out) or self._said.trail
            strip = take_strip(self._soup, self._said.resolve, found.unplaced)
            found.article = replace(found.article, headline=headline, section=section, strip=strip)
            self._from_parts(heading, story)
        self._with_said()
        found = self._found
        return found.article, found.left_out, found.unplaced

    def _from_lines(self) -> None:
        """Read a page with tables for layout and no marks for its parts: its text tells more than its tags."""
        anchors: dict[str, str] = {}
        for anchor in self._root.find_all("a"):
            address = self._said.resolve(str(anchor.get("href") or ""))
            if normalize_http_url(address):
                anchors.setdefault(line_of(anchor), address)
        for item in self._root.find_all("li"):
            item.insert(0, "• ")
        lines = lines_of(self._root)
        written = {}
        for tag in self._root.find_all(is_leaf):
            if tag.find(["a", "b", "strong", "i", "em"]) and is_prose(line := line_of(tag)) and not tag.find("br"):
                tag.name = "p"
                written[line] = body_markdown(tag, self._said.resolve)
        pieces = [("\n" if line.startswith("• ") else "\n\n") + line for line in lines]
        read = read_page_text("".join(pieces), self._settings, written)
        links = tuple(_addressed(link, anchors) for link in read.article.strip.links)
        strip = Strip(title=read.article.strip.title, links=links)
        read.article = replace(read.article, strip=strip, language=self._found.article.language)
        self._found = read

    def _from_parts(self, heading: Tag | None, story: Tag | None) -> None:
        found = self._found
        marked = story
        if heading is None:
            root = self._root
        elif story is None:
            root = _story_root(heading)
            marked = _marked(root)
        else:
            root = story if story in heading.parents else _story_root(heading)
            own = _marked(root)
            if own is not None and own is not story and is_marked_by(own, story):
                marked = own
            else:
                marked = story = lead_in(story, heading)
            if root not in story.parents and root is not story:
                root = self._root

        def holds_story(tag: Tag) -> bool:
            return any(part is tag or tag in part.parents for part in (heading, marked) if part is not None)

        take_furniture(root, holds_story, found.left_out)
        # Where the story's part has its headline as well, what stands between the two is told by its words alone.
        apart = None if marked is not None and heading is not None and marked in heading.parents else marked
        self._take_times(root, apart)
        if heading is not None:
            self._take_credits(root, heading, apart)
        if marked is story and story is not None:
            for line in take_other(story, holds_story):
                (found.left_out if is_chrome(line) or is_menu(line) else found.unplaced).append(line)
        self._take_asides(root)
        body = marked if marked is not None else root
        self._take_dateline(body)
        self._take_tail(body)
        if heading is not None:
            heading.extract()
        # What is left of the root but its text belongs to the page around it.
        body.extract()
        body.name = "div"
        article, text, when = take_located(found.article, body_markdown(body, self._said.resolve))
        found.article = replace(article, body=text)
        if when:
            (found.left_out if article.date else found.unplaced).append(when)
        take_rest(self._soup, found.left_out, found.unplaced)

    def _take_times(self, root: Tag, marked: Tag | None) -> None:
        """Write the time tags of the head as dates we read, where they are in words we do not."""
        for tag in root.find_all("time", datetime=True):
            shown, when = line_of(tag), read_date(str(tag["datetime"]))
            written = DATE.search(shown)
            inside = marked is not None and marked in tag.parents
            if when is not None and not inside and not (written and read_date(written[0])):
                self._found.left_out += [shown] if shown else []
                tag.string = when.isoformat()

    def _take_credits(self, root: Tag, heading: Tag, marked: Tag | None) -> None:
        """Take what stands between the headline and the story: kicker, standfirst, names, source and date."""
        behind = False
        for tag in list(root.find_all(lambda tag: tag is heading or is_leaf(tag))):
            if tag is heading:
                behind = True
                continue
            if tag.decomposed or heading in tag.parents:
                continue
            if marked is not None and (tag is marked or marked in tag.parents):
                return
            line, names = line_of(tag), names_of(tag)
            placed = bool(line) and self._place(line, names)
            if placed or not behind:
                if line and not placed:
                    (self._found.left_out if is_chrome(line) or is_menu(line) else self._found.unplaced).append(line)
                tag.extract()
            elif marked is None and is_prose(line):
                return

    def _place(self, line: str, names: frozenset[str]) -> bool:
        """Place one line of the head; False where it is none of its parts."""
        found = self._found
        article = found.article
        if "kicker" in names and not article.kicker:
            found.article = replace(article, kicker=line)
        elif names & _STANDFIRSTS and not article.standfirst:
            found.article = replace(article, standfirst=line)
        elif is_chrome(line):
            found.left_out.append(line)
        elif (origin := read_origin(line) or read_byline(line)) is not None:
            if (
                (origin.source and article.source)
                or (origin.date and article.date)
                or (origin.byline and article.byline)
            ):
                found.unplaced.append(line)
                return True
            found.article = replace(
                article,
                source=origin.source or article.source,
                date=origin.date or article.date,
                byline=origin.byline or article.byline,
            )
            found.left_out += origin.label
            found.unplaced += origin.rest
        else:
            return False
        return True

    def _take_asides(self, root: Tag) -> None:
        """Take pictures and boxes out of the story: neither has a field, so the editor is told of them."""
        for tag in root.find_all(["aside", "figure", "img"]):
            if tag.decomposed:
                continue
            pictures = [tag] if tag.name == "img" else tag.find_all("img")
            told = [clean_line(f"{image.get('alt') or ''} ({_source(image)})") for image in pictures]
            said = " – ".join([*(f"Picture: {picture}" for picture in told if picture != "()"), *lines_of(tag)])
            if said:
                self._found.unplaced.append(said)
            tag.decompose()

    def _take_dateline(self, story: Tag) -> None:
        place = story.select_one(".dateline")
        if place is None or len(line_of(place)) > 60:
            return
        behind = place.next_sibling
        if isinstance(behind, NavigableString):
            behind.replace_with(behind.lstrip(" —–-\u00a0"))
        self._found.article = replace(self._found.article, dateline=line_of(place))
        place.extract()

    def _take_tail(self, root: Tag) -> None:
        for tag in reversed(root.find_all(is_leaf)):
            line = line_of(tag)
            if is_chrome(line) or is_menu(line):
                self._found.left_out.append(line)
                tag.extract()
            elif line:
                return

    def _with_said(self) -> None:
        """Fill what the page did not show from what it says of itself, and tell of what else it says."""
        found, said = self._found, self._said
        article = found.article
        title, beyond = said.of_title(article.headline)
        if beyond and not article.headline:
            article, beyond = replace(article, headline=beyond), ""
        known = clean_line(f"{article.standfirst} {article.body[:400]}")
        description = said.description if said.description[:60] not in known else ""
        found.left_out += [beyond] if beyond else []
        lead = said.resolve(said.picture) if said.picture else ""
        if lead and not any(lead in line for line in found.unplaced):
            found.unplaced.append(f"Lead picture: {lead}")
        found.article = replace(
            article,
            seo_title=title,
            description=description,
            byline=article.byline or said.texts("author") or said.author,
            source=article.source or said.text("sourceOrganization") or said.publisher,
            dateline=article.dateline or said.text("dateline"),
            date=article.date or read_date(said.text("datePublished")) or read_date(said.when),
            section=article.section or said.texts("articleSection"),
            keywords=said.keywords,
        )


def _source(image: Tag) -> str:
    """Return the address of a picture, also of one that is loaded only when a reader comes near it."""
    sets = str(image.get("data-srcset") or image.get("srcset") or "").split()
    named = [str(image.get(name) or "") for name in ("data-src", "data-original", "data-lazy-src", "src")]
    return next((address for address in [*named, *sets[:1]] if address and not address.startswith("data:")), "")


def _addressed(link: RelatedLink, anchors: dict[str, str]) -> RelatedLink:
    return link if link.url else replace(link, url=anchors.get(link.headline, ""))


def _story_root(heading: Tag) -> Tag:
    """Return the smallest part of the page that has the headline and the story below it."""
    root = heading
    for parent in heading.parents:
        root = parent
        prose = sum(map(is_prose, lines_of(parent)))
        least = 1 if parent.name in ("article", "main") else 2
        if parent.name in ("body", "html", "[document]") or (prose >= least and parent.name != "header"):
            break
    return root


def _marked(root: Tag) -> Tag | None:
    """Return the part of the story that the page marks as its text, the longest of them."""
    bodies = [(len(body.get_text()), body) for body in root.select(_BODIES) if body.name != "body"]
    longest = max(bodies, key=lambda body: body[0], default=None)
    return longest[1] if longest is not None and longest[0] else None
