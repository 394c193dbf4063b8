"""Stories for the renderer's tests, in the shape of a published news page."""

import datetime as dt
import json
from pathlib import Path
from uuid import UUID

import pytest

from newsdesk.model import (
    Article,
    Correction,
    CorrectionKind,
    LinkTarget,
    Media,
    Picture,
    RelatedLink,
    Settings,
    Status,
    Strip,
    clean_text,
)
from newsdesk.render import PageRequest

SIBLING = UUID("6f0f6ad6-6bb4-4a3f-9a52-0d4f3f6a7c01")
KILLED = UUID("6f0f6ad6-6bb4-4a3f-9a52-0d4f3f6a7c02")
QUAY = Media(hash="ab" * 32, mime="image/jpeg", width=1600, height=900, size=1000)
CRANE = Media(hash="cd" * 32, mime="image/png", width=400, height=400, size=900)

BODY = f"""Ports along the upper valley recorded "robust" traffic last year -- the most since counting began.[^1]

Hallstead cemented its role, [as we reported](story:{SIBLING}); [a claim since withdrawn](story:{KILLED}) did not.

# What moved

| Cargo | Tonnes | Change |
|:--|--:|:-:|
| Grain | 120,400 | +31 % |

![A crane at rest](media:{CRANE.hash})

> "We had not seen the like," said the keeper.

[^1]: Figures are *provisional*.
"""


@pytest.fixture
def story() -> Article:
    return Article(
        id=UUID("6f0f6ad6-6bb4-4a3f-9a52-0d4f3f6a7c00"),
        slug="river-ports",
        headline="River ports carry more than the motorway",
        kicker="Transport",
        standfirst="A third more grain & timber than in any year before.",
        byline=("Ada Vane", "Luo Min"),
        source="Valley Wire",
        dateline="HALLSTEAD",
        date=dt.date(2026, 1, 19),
        published=dt.datetime(2026, 1, 19, 6, 30, tzinfo=dt.UTC),
        modified=dt.datetime(2026, 1, 20, 9, 0, tzinfo=dt.UTC),
        section=("News", "Transport"),
        keywords=("ports", "freight"),
        status=Status.PUBLISHED,
        body=BODY,
        lead_image=Picture(media=QUAY.hash, alt="The quay", caption="The quay at dusk.", credit="A. Vane"),
        media=(Picture(media=CRANE.hash, caption="One of the new cranes"),),
        strip=Strip(
            links=(
                RelatedLink(article=SIBLING),
                RelatedLink(headline="In other words", article=SIBLING),
                RelatedLink(headline="Gone", article=KILLED),
                RelatedLink(headline="Timber yards hire again", url="https://example.org/timber?a=1&b=2"),
                RelatedLink(headline="Ferry timetable changes on Monday"),
                RelatedLink(headline="A trap", url="javascript:alert(1)"),
            )
        ),
        corrections=(
            Correction(
                kind=CorrectionKind.CORRECTION,
                was="An earlier version gave 17 ports.",
                now="There are 19.",
                at=dt.datetime(2026, 1, 20, 9, tzinfo=dt.UTC),
            ),
        ),
    )


@pytest.fixture
def request_for_story(story: Article) -> PageRequest:
    return PageRequest(
        article=story,
        settings=Settings(name="The Valley", base_url="https://news.example.org", time_zone="Asia/Shanghai"),
        targets={
            SIBLING: LinkTarget(id=SIBLING, slug="night-shift", headline="Night shift opens", status=Status.PUBLISHED),
            KILLED: LinkTarget(id=KILLED, slug="gone", headline="Gone", status=Status.KILLED),
        },
        media={QUAY.hash: QUAY, CRANE.hash: CRANE},
    )


@pytest.fixture(scope="session")
def naughty(reference: Path) -> tuple[str, ...]:
    """The big list of naughty strings."""
    found = reference / "data" / "blns.json"
    if not found.is_file():
        pytest.skip("the list of naughty strings is not on this machine")
    return tuple(clean_text(text) for text in json.loads(found.read_text(encoding="utf-8")))
