"""Conversion between articles and their rows."""

from newsdesk.model import Article, article_from_dict, article_to_dict
from newsdesk.store.link_rows import link_owner_row, link_rows_to_dicts, sync_link_rows
from newsdesk.store.search import counters, fulltext_index
from newsdesk.store.tables import ArticleRow, StripRow

_TITLE, _LEAST_URGENT = 80, 9
_COLUMNS = ("slug", "headline", "status", "source", "date", "language", "body", "revision")


def fill_article_row(row: ArticleRow, article: Article, shared: StripRow | None) -> None:
    """Fill a row from an article; the links of a `shared` strip are stored with the strip alone."""
    plain = article_to_dict(article)
    for name in _COLUMNS[:-1]:
        setattr(row, name, plain.pop(name))
    row.section, row.source = counters.section_column_value(article), article.source[: counters.MAX_INDEXED_LENGTH]
    # A value too long for its column is stored complete in `fields`.
    if row.source != article.source:
        plain["source"] = article.source
    if row.section == "\n".join(article.section):
        del plain["section"]
    row.day = str(article.date or row.edited.date())[:10]
    row.title = fulltext_index.fold_case_and_accents(article.headline)[:_TITLE]
    row.urgency_rank = _LEAST_URGENT + 1 - article.urgency if article.urgency else 0
    row.byline, row.keywords = (
        fulltext_index.fold_case_and_accents("\n".join(names)) for names in (article.byline, article.keywords)
    )
    row.embargo, row.scheduled = article.embargo, article.scheduled
    for name in ("id", "revision", "links"):
        del plain[name]
    row.fields, row.shared = plain, article.strip.shared
    sync_link_rows(row, () if shared is not None else article.strip.links)


def article_from_row(row: ArticleRow) -> Article:
    """Return the article of a row, with its visible links. Raises `TypeError` if a column has the wrong type."""
    columns = {name: getattr(row, name) for name in _COLUMNS}
    for name, value in columns.items():
        # SQLite stores any value in a text column.
        if not isinstance(value, int if name == "revision" else str) and not (value is None and name == "date"):
            raise TypeError(f"its “{name}” is not text")
    section = row.section.split("\n") if row.section else []
    shown = link_owner_row(row)
    plain = {**columns, "section": section, **row.fields, "id": str(row.id), "links": link_rows_to_dicts(shown.links)}
    if isinstance(shown, StripRow):
        plain["strip"] = {"title": shown.title, "shared": str(shown.id)}
    return article_from_dict(plain)
