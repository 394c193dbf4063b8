"""The slug of a story while its headline is written; knows no Qt."""

from dataclasses import replace

from newsdesk.model import Article, make_slug


def headline_slug(article: Article) -> str:
    """Return the slug that a headline gives, "" for none."""
    return make_slug(article.headline) if article.headline else ""


def with_slug(article: Article, before: Article) -> Article:
    """Return the story with the slug of its new headline, where it was not published and had that of the one before."""
    follows = before.published is None and _follows(before.slug, headline_slug(before))
    return replace(article, slug=headline_slug(article)) if follows else article


def _follows(slug: str, made: str) -> bool:
    """Return whether a slug is the one that was made, perhaps with a number, or stands for none."""
    return slug in ("", made, "untitled") or (slug.startswith(f"{made or 'untitled'}-") and slug[-1].isdigit())
