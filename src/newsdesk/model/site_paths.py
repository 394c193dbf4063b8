"""Paths in a site: folders and addresses below its root. The folder of a story is its slug."""

import datetime as dt
from functools import lru_cache

from newsdesk.model.slug import make_slug


@lru_cache(maxsize=4096)
def section_folder(path: tuple[str, ...]) -> str:
    """Return the folder of a section, one level for each name of its path."""
    return "/".join(("section", *map(make_slug, path)))


@lru_cache(maxsize=4096)
def author_folder(name: str) -> str:
    """Return the folder of an author's stories."""
    return f"author/{make_slug(name)}"


def month_folder(day: dt.date) -> str:
    """Return the archive folder for the month of `day`."""
    return f"archive/{day.year:04}-{day.month:02}"


def path_to_root(folder: str) -> str:
    """Return the relative path from a folder of the site to its root: "" or "../" for each level."""
    return "../" * (folder.count("/") + 1) if folder else ""
