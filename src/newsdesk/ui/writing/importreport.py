"""The report of the import pane: the stories of each file, and the parts that are left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from newsdesk.desk import Difference, Outcome, Taken
from newsdesk.messages import Message
from newsdesk.model import INLINE_STATUS_LABELS
from newsdesk.ui.language import listed, spoken, tr

if TYPE_CHECKING:
    from newsdesk.wire import Incoming

# More stories than these are counted, not described: an export may have thousands.
_MOST = 50
# What keeping a bundle does to a story that is on this desk already.
_ALREADY = Message("“{headline}” is on this desk already, as it is in the file or newer: nothing changes.")
_ANEW = Message("“{headline}” is on this desk: the file makes a new version of it, and the one here is kept.")
_APART = Message(
    "“{headline}” was changed both here and in the file: the one here stays as it is, the file makes a story beside it."
)


@dataclass(frozen=True, slots=True)
class ImportOffer:
    """A story that was read, its outcome, and the name of its file; "" for a paste."""

    incoming: "Incoming"
    outcome: Outcome
    file: str = ""


@dataclass(frozen=True, slots=True)
class ImportNote:
    """A sentence about a file: the reason it cannot be read, or its changes to a story here."""

    text: str
    file: str = ""


def describe_import(offers: Sequence[ImportOffer], notes: Sequence[ImportNote]) -> str:
    """Return the report as HTML, file by file: the name where there are several, notes, then stories."""
    files = list(dict.fromkeys([note.file for note in notes] + [offer.file for offer in offers]))
    named = len(files) > 1 or any(offer.incoming.skipped for offer in offers)
    parts: list[str] = []
    for file in files:
        if named and file:
            parts.append(f"<p><b>{escape(file)}</b></p>")
        parts += [f"<p>{escape(note.text)}</p>" for note in notes if note.file == file]
        stories = [offer.incoming for offer in offers if offer.file == file]
        parts += _stories(stories)
    return "".join(parts)


def _stories(stories: "Sequence[Incoming]") -> Iterator[str]:
    for skipped in filter(None, (story.skipped for story in stories)):
        left_out = tr("Left out, because they aren't stories: {names}.", names=listed(map(spoken, skipped)))
        yield f"<p>{escape(left_out)}</p>"
    yield from map(described, stories[:_MOST])
    if len(stories) > _MOST:
        more = tr("… and {count} stories more", count=len(stories) - _MOST)
        yield f"<p>{escape(more)}</p>"


def outcome_note(headline: str, outcome: Outcome, changes: tuple[Difference, ...]) -> str:
    """Return a sentence on the outcome for a story that is on this desk already."""
    if outcome is Outcome.ALREADY_HERE:
        return tr(_ALREADY, headline=headline)
    if outcome is Outcome.DIVERGED:
        return tr(_APART, headline=headline)
    names = listed(spoken(change.wording) for change in changes)
    return " ".join((tr(_ANEW, headline=headline), *([tr("It changes: {names}.", names=names)] if names else [])))


def state_note(taken: Taken) -> str:
    """Return a sentence on a story that came in another state than it has here; "" for any other."""
    if taken.came_as is None:
        return ""
    return tr(
        "“{headline}” came as {state}, which a bundle does not decide here: its state is {here}.",
        headline=taken.article.headline or tr("Untitled"),
        state=spoken(INLINE_STATUS_LABELS[taken.came_as]),
        here=spoken(INLINE_STATUS_LABELS[taken.article.status]),
    )


def described(incoming: "Incoming") -> str:
    """Return, as HTML, what was recognised, what was left out and what found no place."""
    article = incoming.article
    paragraphs = len([part for part in article.body.split("\n\n") if part.strip()])
    text = tr("1 paragraph") if paragraphs == 1 else tr("{paragraphs} paragraphs", paragraphs=paragraphs)
    links = len(article.strip.links)
    strip = tr("1 headline") if links == 1 else tr("{count} headlines", count=links)
    pictures = "" if not incoming.pictures else str(len(incoming.pictures))
    rows = (
        (tr("Headline"), article.headline),
        (tr("Standfirst"), article.standfirst),
        (tr("Byline"), ", ".join(article.byline)),
        (tr("Source"), article.source),
        (tr("Date"), article.date.isoformat() if article.date else ""),
        (tr("Section"), " / ".join(article.section)),
        (article.strip.title, strip if links else ""),
        (tr("Text"), text if paragraphs else ""),
        (tr("Pictures"), pictures),
        (tr("State"), tr("Draft") if incoming.is_draft else ""),
        (tr("Left out"), " · ".join(map(spoken, incoming.left_out))),
        (tr("⚠ Not placed"), " · ".join(map(spoken, incoming.unplaced))),
    )
    cells = "".join(
        f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(value)}</td></tr>" for name, value in rows if value
    )
    return f"<table>{cells}</table><br>"
