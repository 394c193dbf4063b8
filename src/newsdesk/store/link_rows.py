"""Link rows of an article's own strip or of a shared strip."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from newsdesk.model import RelatedLink, Status, Strip, link_from_dict, link_to_dict
from newsdesk.store.tables import ArticleRow, LinkRow, StripLinkRow, StripRow

STATUSES_WITH_STRIP_COPY = frozenset({Status.PUBLISHED, Status.KILLED})
"""States in which a story has its own copy of a shared strip, made at publication."""

READS_SHARED_STRIP = ArticleRow.status.not_in(sorted(STATUSES_WITH_STRIP_COPY))


def active_shared_strip(session: Session, strip: Strip, status: Status) -> StripRow | None:
    """Return the shared strip that a story in this state shows; None if the story shows its own links."""
    return (
        session.get(StripRow, strip.shared)
        if strip.shared is not None and status not in STATUSES_WITH_STRIP_COPY
        else None
    )


def link_owner_row(row: ArticleRow) -> ArticleRow | StripRow:
    """Return the row that owns the article's visible links: the article or its shared strip."""
    return row.strip if row.strip is not None and Status(row.status) not in STATUSES_WITH_STRIP_COPY else row


def strip_from_row(row: StripRow) -> Strip:
    """Return the strip of a row."""
    return Strip(title=row.title, links=tuple(map(link_from_dict, link_rows_to_dicts(row.links))), shared=row.id)


def link_rows_to_dicts(rows: Iterable[LinkRow | StripLinkRow]) -> list[dict[str, Any]]:
    """Return links as JSON values, in order."""
    return [
        {
            "headline": row.headline,
            "url": row.url,
            "source": row.source,
            "date": row.date,
            "note": row.note,
            "article": None if row.target is None else str(row.target),
        }
        for row in rows
    ]


def sync_link_rows(row: ArticleRow | StripRow, links: Sequence[RelatedLink]) -> None:
    """Store these links in order, reusing existing rows and removing surplus ones."""
    kept: list[Any] = row.links
    made = LinkRow if isinstance(row, ArticleRow) else StripLinkRow
    for position, link in enumerate(links):
        values = link_to_dict(link)
        values["target"] = None if values["article"] is None else UUID(values["article"])
        del values["article"]
        if position < len(kept):
            for name, value in values.items():
                setattr(kept[position], name, value)
        else:
            kept.append(made(position=position, **values))
    del kept[len(links) :]


def links_to_story_clause(story: UUID) -> Any:  # noqa: ANN401 - a condition
    """Return the SQL condition for articles that link to this story in their visible strip or their text."""
    own = select(LinkRow.article).where(LinkRow.target == story)
    shared = select(StripLinkRow.strip).where(StripLinkRow.target == story)
    return or_(
        ArticleRow.pk.in_(own),
        ArticleRow.shared.in_(shared) & READS_SHARED_STRIP,
        ArticleRow.body.contains(f"story:{story}"),
    )
