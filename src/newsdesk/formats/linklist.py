"""Links as other programs take them: plain lines, a Markdown list, an HTML list, addresses; and as this one does."""

import html
import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from newsdesk.model import LinkTarget, RelatedLink, display_headline, link_from_dict, link_to_dict, normalize_http_url


def told(links: Sequence[RelatedLink], targets: Mapping[UUID, LinkTarget], base_url: str) -> list[tuple[str, str]]:
    """Return each link as (headline, address); a story of ours has an address where the desk has a base URL."""
    pairs = []
    for link in links:
        target = None if link.article is None else targets.get(link.article)
        ours = f"{base_url}/{target.slug}/" if target is not None and base_url else ""
        pairs.append((display_headline(link, targets), normalize_http_url(link.url) if link.article is None else ours))
    return pairs


def as_lines(pairs: Sequence[tuple[str, str]]) -> str:
    """Return one line a link: headline, tab, address."""
    return "\n".join(f"{headline}\t{address}".strip("\t") for headline, address in pairs)


def as_markdown(pairs: Sequence[tuple[str, str]]) -> str:
    """Return a Markdown list."""
    return "\n".join(f"- [{headline or url}]({url})" if url else f"- {headline}" for headline, url in pairs) + "\n"


def as_list(pairs: Sequence[tuple[str, str]]) -> str:
    """Return an HTML list."""
    items = (
        f'<li><a href="{html.escape(url)}">{html.escape(headline or url)}</a></li>'
        if url
        else f"<li>{html.escape(headline)}</li>"
        for headline, url in pairs
    )
    return f"<ul>{''.join(items)}</ul>"


def as_addresses(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the addresses as text/uri-list (RFC 2483)."""
    return "".join(f"{address}\r\n" for _, address in pairs if address)


def to_json(links: Sequence[RelatedLink]) -> bytes:
    """Return links whole, with what they lead to, for another strip of this program."""
    return json.dumps([link_to_dict(link) for link in links], ensure_ascii=False).encode()


def from_json(data: bytes) -> tuple[RelatedLink, ...]:
    """Return the links that `to_json` wrote; none where the data is something else."""
    try:
        return tuple(link_from_dict(plain) for plain in json.loads(data))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return ()
