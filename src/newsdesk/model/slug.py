"""Slugs: the names of stories in page addresses. The slugline is different: it is the newsroom's label."""

import re
from collections.abc import Container

from newsdesk.errors import NewsdeskError

MAX_SLUG_LENGTH = 80
_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Windows opens these names as devices, with any extension, so no folder of a bundle may use them.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
# The folders of a site that do not belong to a story.
_SITE = frozenset({"archive", "author", "corrections", "page", "section"})
_TAKEN = _DEVICES | _SITE


def make_slug(headline: str) -> str:
    """Return a slug for `headline`: transliterated lower-case ASCII with hyphens, 1 to 80 characters."""
    from slugify import slugify

    slug = slugify(headline[:1000], max_length=MAX_SLUG_LENGTH, word_boundary=True) or "story"
    return f"{slug}-story" if slug in _TAKEN else slug


def unique_slug(slug: str, taken: Container[str]) -> str:
    """Return `slug`, or the first of `slug-2`, `slug-3` … that is free, still at most 80 characters long."""
    number, free = 2, slug
    while free in taken:
        ending = f"-{number}"
        free = slug[: MAX_SLUG_LENGTH - len(ending)].rstrip("-") + ending
        number += 1
    return free


def validate_slug(slug: str) -> str:
    """Return `slug`, or raise `NewsdeskError` with the rules for slugs."""
    if len(slug) <= MAX_SLUG_LENGTH and _SHAPE.fullmatch(slug) and slug not in _TAKEN:
        return slug
    raise NewsdeskError(
        "“{slug}” cannot be a slug: use lower-case letters a–z, digits and single hyphens, at most "
        "{limit} characters, and no name that a site or Windows uses itself.",
        slug=slug[:100],
        limit=MAX_SLUG_LENGTH,
    )
