"""Bundles of one story in two states, as their files."""

from dataclasses import replace

import pytest

from newsdesk.formats.bundle import Bundle, bundle_files
from newsdesk.model import Article, Settings
from newsdesk.render import PageRequest
from newsdesk.render.page import page

STORY = Article(slug="quay", headline="The quay stands", body="As it was.", revision=1)


def files_of(article: Article) -> dict[str, bytes]:
    """Return the files of a story's bundle."""
    bundle = Bundle(
        article=article, settings=Settings(), targets=(), media={"a.bin": b"m" * 300_000}, media_info=(), history=()
    )
    return dict(bundle_files(bundle, page(PageRequest(article=article)), ()))


@pytest.fixture(scope="session")
def old() -> dict[str, bytes]:
    """Return the bundle as it was."""
    return files_of(STORY)


@pytest.fixture(scope="session")
def new() -> dict[str, bytes]:
    """Return the bundle to come."""
    return files_of(replace(STORY, body="As it is to be.", revision=2))


@pytest.fixture(scope="session")
def other() -> dict[str, bytes]:
    """Return another story's bundle under the same slug."""
    return files_of(Article(slug="quay", headline="Another quay", body="Elsewhere.", revision=1))
