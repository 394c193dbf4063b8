"""What a ninjs document says beyond the fields of a story, a line for each."""

from collections.abc import Iterator, Mapping
from typing import Any

from newsdesk.model import Article, clean_line
from newsdesk.wire.feed_text import dicts, flat_texts, named

# What `from_ninjs` has placed, and what only says which document this is.
# fmt: off
_PLACED = frozenset({
    "$schema", "$standard", "alt_ids", "altids", "altIds", "bodies", "body_html", "body_text", "body_xhtml", "by",
    "byline", "charcount", "contentCreated", "contentcreated", "descriptions", "description_text", "embargoed",
    "embargoedUntil", "firstCreated", "firstcreated", "headline", "headlines", "infoSources", "infosource", "keywords",
    "language", "located", "mimetype", "mimeType", "name", "profile", "pubStatus", "pubstatus", "representationtype",
    "representationType", "slugline", "standard", "subject", "subjects", "title", "type", "uri", "urgency", "version",
    "versionCreated", "versioncreated", "wordcount", "associations",
})
# fmt: on
_TEXTS = ("headlines", "descriptions", "bodies")
_MAIN = (None, "main")


def ninjs_rest(document: Mapping[str, Any], article: Article) -> Iterator[str]:
    """Yield what of a document has no field in the story that was made of it."""
    uri = document.get("uri")
    if isinstance(uri, str) and uri.startswith(("https://", "http://")):
        yield uri
    placed = "\n".join((article.headline, article.standfirst, article.body))
    for key in ("headline", "title", "name", "description_text", "byline"):
        if isinstance(text := document.get(key), str) and clean_line(text) not in (
            *article.byline,
            *placed.split("\n"),
        ):
            yield from named(key, text, clean_line)
    for key in _TEXTS:
        seen = False
        for part in dicts(document.get(key)):
            first = not seen and part.get("role") in _MAIN
            alternative = key == "bodies" and part.get("role") in _MAIN
            if not (first or alternative) and part.get("value") not in (article.headline, article.standfirst):
                # Only the texts of a story may be HTML: elsewhere a tag is a word like others.
                yield from named(
                    f"{key} ({part.get('role') or ''})", part.get("value"), None if key == "bodies" else clean_line
                )
            seen = seen or first
    for source in dicts(document.get("infoSources") or document.get("infosource")):
        if source.get("name") != article.source:
            yield from named("infoSources", source.get("name"), clean_line)
    associations = document.get("associations")
    listed = list(associations.values()) if isinstance(associations, dict) else associations
    for item in dicts(listed):
        if item.get("type") not in (None, "text", "composite"):
            yield from named(str(item.get("type")).capitalize(), _told(item), clean_line)
    for key, value in document.items():
        if key not in _PLACED:
            yield from named(key, value, clean_line)


def _told(item: Mapping[str, Any]) -> list[object]:
    """Return what an associated picture or film says of itself, and where its largest form is."""
    renditions = item.get("renditions")
    listed = list(renditions.values()) if isinstance(renditions, dict) else renditions
    addresses = list(flat_texts([form.get("href") for form in dicts(listed)]))[:1]
    words = [item.get(key) for key in ("headline", "headlines", "descriptions", "description_text", "by", "byline")]
    values = [[part.get("value") for part in dicts(word)] if isinstance(word, list) else word for word in words]
    return [*values, *addresses]
