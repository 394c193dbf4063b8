"""Whatever an editor writes leaves as a bundle, comes back to an empty desk, and leaves as the same bytes."""

import datetime as dt
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsdesk.desk import Desk, Outcome, verify
from newsdesk.model import Article, Correction, CorrectionKind, RelatedLink, Settings, Status, Strip
from newsdesk.paths import resolve_paths
from newsdesk.render import RenderChild

_SIBLING = UUID(int=1)
_STRANGER = UUID(int=2)


@dataclass(frozen=True, slots=True)
class _Bench:
    pristine: Path
    child: RenderChild


_NAUGHTY = [
    "",
    "null",
    "yes",
    "1e3",
    "---",
    "- : #",
    "'\"",
    "</script><!--",
    "{{ 7 * 7 }}",
    "\u202eright to left\u202c",
    "Ω≈ç√∫˜µ",
    "田中さんにあげて下さい",
    "👩‍👩‍👧‍👦",
    "مُنَاقَشَةُ",
    "a\u0085b\u2028c",
    "\ufeff",
    "=cmd",
    "&amp; &lt;",
    "[x]: y",
    "[^1]: z",
]
_texts = st.one_of(st.sampled_from(_NAUGHTY), st.text(max_size=40))
_instants = st.datetimes(
    dt.datetime(1990, 1, 1),
    dt.datetime(2100, 1, 1),
    timezones=st.just(dt.UTC),
)
_dates = st.one_of(st.none(), st.dates(dt.date(1900, 1, 1)), _instants)
_links = st.builds(
    RelatedLink,
    headline=_texts,
    url=st.sampled_from(["", "https://example.org/a?b=c&d", "http://例え.jp/"]),
    source=_texts,
    date=st.one_of(st.none(), st.dates(dt.date(1900, 1, 1))),
    note=_texts,
    article=st.sampled_from([None, _SIBLING, _STRANGER]),
)
_articles = st.builds(
    Article,
    headline=_texts,
    kicker=_texts,
    slugline=_texts,
    standfirst=_texts,
    seo_title=_texts,
    description=_texts,
    byline=st.lists(_texts, max_size=2).map(tuple),
    source=_texts,
    dateline=_texts,
    date=_dates,
    published=st.one_of(st.none(), _instants),
    modified=st.one_of(st.none(), _instants),
    scheduled=st.one_of(st.none(), _instants),
    status=st.sampled_from(Status),
    section=st.lists(_texts, max_size=2).map(tuple),
    keywords=st.lists(_texts, max_size=2).map(tuple),
    language=st.sampled_from(["en", "zh-Hans", "ar", "x-none"]),
    urgency=st.integers(0, 9),
    embargo=st.one_of(st.none(), _instants),
    translates=st.one_of(st.none(), st.uuids()),
    notes=_texts,
    body=st.lists(
        st.one_of(_texts, st.builds("[{}](story:{})".format, _texts, st.sampled_from([_SIBLING, _STRANGER]))),
        max_size=4,
    ).map("\n\n".join),
    strip=st.builds(
        Strip,
        title=_texts,
        links=st.lists(_links, max_size=4).map(tuple),
        shared=st.sampled_from([None, None, _STRANGER]),
    ),
    corrections=st.lists(
        st.builds(Correction, kind=st.sampled_from(CorrectionKind), was=_texts, now=_texts, at=_instants), max_size=1
    ).map(tuple),
)


def _picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (700, 500), "teal").save(written, "PNG")
    return written.getvalue()


def _bytes(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return {str(file.relative_to(path)): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Bench]:
    """Return a pristine desk to copy, and the render child that all desks of this module share."""
    pristine = tmp_path_factory.mktemp("pristine")
    Desk.open(resolve_paths(pristine)).close()
    with RenderChild() as child:
        yield _Bench(pristine, child)


def _round_trip(
    bench: _Bench,
    folder: Path,
    article: Article,
    sibling: str = "Ferry returns",
    *,
    with_picture: bool = False,
    zipped: bool = False,
) -> None:
    for name in ("here", "there"):
        shutil.copytree(bench.pristine, folder / name)
    with Desk.open(resolve_paths(folder / "here"), child=bench.child) as desk:
        desk.configure(Settings(name="The Coast", base_url="https://coast.example", time_zone="Asia/Shanghai"))
        desk.writing.new(Article(id=_SIBLING, headline=sibling))
        if with_picture:
            picture = replace(desk.pictures.take(_picture()), alt="Sea", caption="The sea", credit="A. Lind")
            lead = desk.pictures.cropped(picture, (80, 10))
            body = f"{article.body}\n\n![Sea](media:{picture.media})"
            article = replace(article, body=body, media=(picture,), lead_image=lead)
        story = desk.writing.new(article)
        out = desk.publishing.export(story.slug, folder / "out", draft=True, zipped=zipped).path
        assert verify(out) == ()
        assert desk.writing.get(story.id) == story, "an export never changes an article"
    with Desk.open(resolve_paths(folder / "there"), child=bench.child) as desk:
        (taken,) = desk.intake.take(out)
        assert taken.article == replace(story, notes="", status=Status.DRAFT), "all but what is the desk's own"
        back = desk.publishing.export(story.slug, folder / "back", draft=True, zipped=zipped).path
    assert _bytes(back) == _bytes(out)


@pytest.mark.embedded
@pytest.mark.timeout(400)
@settings(max_examples=40)
@given(article=_articles, sibling=_texts, with_picture=st.booleans(), zipped=st.booleans())
def test_a_bundle_comes_back_as_it_left(
    bench: _Bench, article: Article, sibling: str, *, with_picture: bool, zipped: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _round_trip(bench, Path(folder), article, sibling, with_picture=with_picture, zipped=zipped)


@pytest.mark.embedded
def test_every_naughty_string_in_every_field_comes_back(bench: _Bench, reference: Path, tmp_path: Path) -> None:
    naughty = json.loads((reference / "data" / "blns.json").read_text(encoding="utf-8"))
    for place in range(0, len(naughty), 20):
        some = naughty[place : place + 20]
        text = " ".join(some)
        links = tuple(RelatedLink(headline=string, note=string) for string in some)
        article = Article(
            headline=text,
            standfirst=text,
            byline=tuple(some),
            section=tuple(some[:5]),
            source=text,
            notes=text,
            body="\n\n".join(some),
            strip=Strip(title=text, links=links),
        )
        _round_trip(bench, tmp_path / str(place), article)


def test_notes_stay_here_and_are_kept_when_a_colleague_sends_the_story_back(bench: _Bench, tmp_path: Path) -> None:
    for name in ("here", "there"):
        shutil.copytree(bench.pristine, tmp_path / name)
    with (
        Desk.open(resolve_paths(tmp_path / "here"), child=bench.child) as mine,
        Desk.open(resolve_paths(tmp_path / "there"), child=bench.child) as theirs,
    ):
        story = mine.writing.new(Article(headline="Ferry", body="Text.", notes="Ask the harbour board; unconfirmed."))
        out = mine.publishing.export(story.slug, tmp_path / "out", draft=True).path
        assert not any(b"harbour board" in data for data in _bytes(out).values())
        (again,) = mine.intake.take(out)
        assert again.outcome is Outcome.ALREADY_HERE

        (taken,) = theirs.intake.take(out)
        theirs.writing.save(replace(taken.article, headline="Ferry sails"))
        back = theirs.publishing.export(story.slug, tmp_path / "back", draft=True).path
        (returned,) = mine.intake.take(back)
        assert returned.outcome is Outcome.NEW_VERSION
        assert (returned.article.headline, returned.article.notes) == ("Ferry sails", story.notes)

        # The first bundle is an older state of it by now, and no conflict.
        (old,) = mine.intake.take(out)
        assert old.outcome is Outcome.ALREADY_HERE
