"""axe-core looks at every kind of page of a site, as readers see it by day and by night."""

import re
from pathlib import Path

import pytest

from tests.axe import judged


def _kinds(site: Path) -> list[Path]:
    """Return stories of each kind, and of each kind of list a few."""
    stories = sorted(file.parent for file in site.glob("*/article.ninjs.json"))
    shapes = {re.sub(r"\d+", "0", "/".join(page.relative_to(site).parts[:2])): page for page in site.rglob("*.html")}
    pages = [folder / "index.html" for folder in stories[::12]]
    return sorted({*pages, *(page for page in shapes.values() if page.parent not in stories)})


@pytest.mark.timeout(600)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(site: Path, dark: bool) -> None:  # noqa: FBT001 - a trial for each
    pages = _kinds(site)
    assert len(pages) > 50
    told = judged(pages, dark=dark, patience=500)
    assert len(told) == 2 * len(pages)
    assert {page: found["violations"] for page, found in told.items() if found["violations"]} == {}
    assert {found["dark"] for found in told.values()} == {dark}
    assert not any(found["overflow"] for found in told.values())
