"""Exported pages have nothing axe-core objects to: light and dark, on a phone and on a desk."""

from dataclasses import replace
from pathlib import Path

import justhtml
import pytest

from newsdesk.desk import Desk
from newsdesk.model import Article, Correction, CorrectionKind, Picture, RelatedLink, Settings, Status, Strip
from newsdesk.paths import resolve_paths, resources_dir
from tests.axe import judged

_BODY = """
A first paragraph with a [link](https://example.org/), *emphasis*, **strength** and a note.[^1]

## A heading

> Said somebody.

- one
- two

| Port | Trains |
|:-----|-------:|
| North | 12 |
| South, with a name that goes on for longer than a phone is wide, and then some more | 7 |

![The quay](media:{media})

```
code that is a good deal longer than a phone is wide, so that it has to scroll by itself, alone
```

A [link inward](story:{story}).

[^1]: The note itself.
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Export the samples, and a story with everything a page can show; return the pages."""
    import datetime as dt
    import io

    from PIL import Image

    folder = tmp_path_factory.mktemp("pages")
    written = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(written, "PNG")
    with Desk.open(resolve_paths(folder / "home")) as desk:
        desk.configure(Settings(name="The Valley Wire", base_url="https://valley.example", time_zone="Europe/Paris"))
        samples = [
            desk.intake.take(path)[0].article
            for path in sorted((resources_dir() / "samples").iterdir())
            if path.is_file()
        ]
        media = desk.pictures.take(written.getvalue())
        rich = desk.writing.new(
            Article(
                headline="Everything a page can show, in one story",
                kicker="Trial",
                standfirst="With each part that a theme has to lay out.",
                byline=("Ada Vane", "Luo Min"),
                source="Valley Wire",
                dateline="HALLSTEAD",
                date=dt.date(2026, 1, 19),
                section=("News", "Trials"),
                keywords=("one", "two"),
                body=_BODY.format(media=media.media, story=samples[0].id),
                lead_image=Picture(media=media.media, alt="The quay", caption="At dusk.", credit="A. Vane"),
                media=(Picture(media=media.media, alt="The quay", caption="At dusk.", credit="A. Vane"),),
                strip=Strip(
                    links=(
                        RelatedLink(article=samples[0].id),
                        RelatedLink(headline="Outside", url="https://example.org/"),
                        RelatedLink(headline="Bare"),
                    )
                ),
                corrections=(
                    Correction(
                        kind=CorrectionKind.CORRECTION,
                        was="It said 17.",
                        now="There are 19.",
                        at=dt.datetime(2026, 1, 20, tzinfo=dt.UTC),
                    ),
                ),
            )
        )
        stories = [*samples, rich]
        exported = [desk.publishing.export(story.slug, folder / "out", draft=False).path for story in stories]
        exported.append(desk.publishing.export(rich.slug, folder / "draft", draft=True).path)
    return [path / "index.html" for path in exported]


@pytest.fixture(scope="module")
def site(pages: list[Path]) -> list[Path]:
    """Publish all of it as a site, one story withdrawn; return a page of each kind."""
    folder = pages[0].parents[2]
    with Desk.open(resolve_paths(folder / "home")) as desk:
        slugs = [page.parent.name for page in pages[:-1]]
        for slug in slugs:
            desk.publishing.publish(desk.writing.by_slug(slug).id)
        desk.writing.move(desk.writing.by_slug(slugs[0]).id, Status.KILLED)
        desk.site.publish(folder / "site")
        desk.configure(replace(desk.settings, theme="longread"))
        desk.site.publish(folder / "longread")
    written = folder / "site"
    kinds = ("section/*/", "section/*/*/", "author/*/", "archive/*/", "archive/", "corrections/", "")
    shown = [next(written.glob(f"{kind}index.html")) for kind in kinds]
    return [
        *shown,
        written / "404.html",
        written / slugs[0] / "index.html",
        written / slugs[-1] / "index.html",
        folder / "longread" / slugs[-1] / "index.html",
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation(pages: list[Path], dark: bool) -> None:  # noqa: FBT001 - a trial for each
    told = judged(pages, dark=dark)
    assert len(told) == 2 * len(pages)
    for page, found in told.items():
        assert found["violations"] == [], page
        assert found["dark"] is dark, page
        assert found["styled"], page
        assert not found["overflow"], page
        assert found["passes"] > 10, page
        assert found["contrast"] > 5, page


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation_on_a_site(site: list[Path], dark: bool) -> None:  # noqa: FBT001 - a trial for each
    told = judged(site, dark=dark)
    assert len(told) == 2 * len(site)
    for page, found in told.items():
        assert found["violations"] == [], page
        assert found["styled"], page
        assert not found["overflow"], page
        assert found["passes"] > 10, page


def test_axe_does_find_what_is_wrong(pages: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    html = pages[0].read_text(encoding="utf-8")
    broken.write_text(html.replace(' lang="en"', "", 1).replace("<h1>", '<img src="x"><h1>'), encoding="utf-8")
    for found in judged([broken], dark=False).values():
        assert {told.partition(":")[0] for told in found["violations"]} == {"html-has-lang", "image-alt"}


def test_every_page_parses_strictly(pages: list[Path], site: list[Path]) -> None:
    for page in (*pages, *site):
        justhtml.JustHTML(page.read_text(encoding="utf-8"), strict=True, sanitize=False)
    with pytest.raises(justhtml.StrictModeError):
        justhtml.JustHTML("<p><b>x</p>", strict=True, sanitize=False)
