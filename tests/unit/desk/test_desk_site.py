"""She publishes the site: what changed is written, what must wait stays unknown, what was withdrawn is gone."""

import datetime as dt
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from newsdesk.desk import Desk, verify
from newsdesk.errors import ExportError, ImportRejectedError, NewsdeskError, OperationCancelledError
from newsdesk.export import sitedisk
from newsdesk.model import Article, Correction, CorrectionKind, Picture, RelatedLink, Settings, Status, Strip
from newsdesk.paths import resolve_paths

NOW = dt.datetime(2026, 3, 29, 0, 30, tzinfo=dt.UTC)


class Clock:
    """The time of the desk, which a test moves on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        """Return the time and let a second pass."""
        self.now += dt.timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path / "home"), now=clock) as opened:
        opened.configure(Settings(name="The Coast", base_url="https://coast.example", time_zone="Europe/Paris"))
        yield opened


def written(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def style(site: Path) -> Path:
    (found,) = site.glob("style-*.css")
    return found


def style_named_by(page: Path) -> Path:
    found = re.search(r'<link rel="stylesheet" href="([^"]+)">', page.read_text(encoding="utf-8"))
    assert found is not None, page
    return (page.parent / found[1]).resolve()


def add(desk: Desk, headline: str, **values: object) -> Article:
    story = desk.writing.new(
        Article(headline=headline, body=f"{headline} in full.", section=("News", "Coast"), **values)  # type: ignore[arg-type]
    )
    return desk.publishing.publish(story.id)


def test_a_site_has_pages_lists_feeds_maps_and_says_what_it_did(desk: Desk, tmp_path: Path) -> None:
    add(desk, "Ferry returns", byline=("Ada Lind",))
    report = desk.site.publish(tmp_path / "site")
    files = written(tmp_path / "site")

    for name in (
        "ferry-returns/index.html",
        "ferry-returns/article.ninjs.json",
        "index.html",
        "section/news/index.html",
        "section/news/coast/index.html",
        "section/news/coast/rss.xml",
        "author/ada-lind/index.html",
        "archive/2026-03/index.html",
        "archive/index.html",
        "corrections/index.html",
        "404.html",
        "rss.xml",
        "atom.xml",
        "feed.json",
        "sitemap.xml",
        "sitemap-1.xml",
        "news-sitemap-1.xml",
        "robots.txt",
        "checks.json",
        "manifest.json",
    ):
        assert name in files
    assert style(tmp_path / "site").name in files
    assert {change.what for change in report.plan.changes} == {"new"}
    assert report.held == {}
    assert verify(tmp_path / "site") == ()
    again = desk.site.publish(tmp_path / "site")
    assert (again.plan.changes, again.written, again.removed) == ((), 0, ())
    assert written(tmp_path / "site") == files


def test_the_pages_of_a_site_share_one_style_and_bring_none_along(desk: Desk, tmp_path: Path) -> None:
    story = add(desk, "Ferry returns", byline=("Ada Lind",))
    desk.site.publish(tmp_path / "site")
    pages = {path for path in (tmp_path / "site").rglob("*.html") if path.name != "404.html"}
    assert len(pages) == 8
    shared = style(tmp_path / "site")
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert "<style" not in html
        assert "style-src 'self'" in html
        assert style_named_by(page) == shared
    # Shown under any address it cannot know the way; and a bundle is for one story alone.
    alone = desk.publishing.export(story.slug, tmp_path / "out").path / "index.html"
    for page in (tmp_path / "site" / "404.html", alone):
        html = page.read_text(encoding="utf-8")
        assert f"<style>{shared.read_text(encoding='utf-8')}</style>" in html
        assert "stylesheet" not in html


def test_a_style_of_the_desks_own_is_in_the_sites_style(desk: Desk, tmp_path: Path) -> None:
    add(desk, "Ferry returns")
    desk.site.publish(tmp_path / "site")
    before = style(tmp_path / "site")
    own = tmp_path / "home" / "desk" / "theme"
    own.mkdir()
    (own / "page.css").write_text("h1 { letter-spacing: 1px; }", encoding="utf-8")
    desk.site.publish(tmp_path / "site")
    now = style(tmp_path / "site")
    assert now != before
    assert now.read_text(encoding="utf-8").endswith("h1 { letter-spacing: 1px; }")
    assert style_named_by(tmp_path / "site" / "ferry-returns" / "index.html") == now


def test_a_page_that_is_held_back_keeps_the_style_it_was_made_with(desk: Desk, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for headline in ("Ferry returns", "Harbour opens"):
        add(desk, headline)
    desk.site.publish(site)
    before = style(site)
    own = tmp_path / "home" / "desk" / "theme"
    own.mkdir()
    fault = (
        "{% block text %}{% if article.slug == 'ferry-returns' %}<h1>Another</h1>{% endif %}{{ body }}{% endblock %}"
    )
    (own / "page.html").write_text('{% extends "wire/page.html" %}' + fault, encoding="utf-8")
    desk.configure(replace(desk.settings, theme="longread"))
    assert desk.site.publish(site).held.keys() == {"ferry-returns"}
    assert style_named_by(site / "ferry-returns" / "index.html") == before
    assert before.exists()
    assert style_named_by(site / "harbour-opens" / "index.html") != before
    assert verify(site) == ()
    (own / "page.html").unlink()
    desk.site.publish(site)
    assert style_named_by(site / "ferry-returns" / "index.html") == style(site) != before


def test_a_folder_that_goes_while_files_come_in_is_told_and_the_next_publish_completes(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, story = tmp_path / "site", add(desk, "Ferry returns")
    desk.site.publish(site)
    desk.writing.save(replace(desk.writing.get(story.id), standfirst="On time."))
    desk.publishing.publish(story.id)
    replaced = os.replace

    def tidied_away(old: str, new: str) -> None:
        # By another program, between two files of the folder.
        if str(new).endswith("ferry-returns/index.html"):
            shutil.rmtree(site / "ferry-returns")
        replaced(old, new)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(os, "replace", tidied_away)
        with pytest.raises(ExportError):
            desk.site.publish(site)
    assert verify(site) == (f"{site}: the last publish was interrupted; publish again to complete it.",)
    desk.site.publish(site)
    assert (site / "ferry-returns" / "index.html").exists()


def test_each_story_is_framed_in_its_own_language(desk: Desk, tmp_path: Path) -> None:
    add(desk, "Ferry returns")
    add(desk, "La navette revient", language="fr")
    desk.site.publish(tmp_path / "site")
    english, french = (
        (tmp_path / "site" / slug / "index.html").read_text(encoding="utf-8")
        for slug in ("ferry-returns", "la-navette-revient")
    )
    assert 'href="../archive/index.html">Archive<' in english
    assert 'href="../archive/index.html">Archives<' in french
    desk.configure(replace(desk.settings, name="The Shore"))
    desk.site.publish(tmp_path / "site")
    renamed = (tmp_path / "site" / "la-navette-revient" / "index.html").read_text(encoding="utf-8")
    assert ">The Shore</a>" in renamed
    assert "The Coast" not in renamed


def test_a_headline_that_changed_changes_every_page_that_shows_it_and_no_other(desk: Desk, tmp_path: Path) -> None:
    target = add(desk, "Ferry returns")
    add(desk, "Harbour opens", strip=Strip(links=(RelatedLink(article=target.id),)))
    add(desk, "Elsewhere", byline=("Luo Min",))
    desk.site.publish(tmp_path / "site")
    before = written(tmp_path / "site")
    desk.writing.save(replace(desk.writing.get(target.id), headline="Ferry is back"))
    assert desk.site.plan(tmp_path / "site").changes == (), "what is typed is not yet published"
    desk.publishing.publish(target.id)

    why = {change.name: change.why for change in desk.site.plan(tmp_path / "site").changes}
    assert why["ferry-returns"] == "the story changed"
    assert why["harbour-opens"] == "a story it links to changed"
    assert "elsewhere" not in why
    assert "author/luo-min/index.html" not in why
    desk.site.publish(tmp_path / "site")
    after = written(tmp_path / "site")
    assert {name for name in after if after[name] != before.get(name)} >= {
        "ferry-returns/index.html",
        "harbour-opens/index.html",
        "harbour-opens/article.ninjs.json",
        "index.html",
        "section/news/index.html",
        "rss.xml",
    }
    assert b">Ferry returns<" not in b"".join(data for name, data in after.items() if name.endswith(".html"))

    desk.site.publish(tmp_path / "anew")
    assert written(tmp_path / "anew") == after, "step by step or at once, the site is the same"


@pytest.mark.parametrize("wait", ["embargo", "scheduled"])
def test_not_one_byte_of_a_story_that_has_to_wait(desk: Desk, tmp_path: Path, clock: Clock, wait: str) -> None:
    # The night in which clocks in Paris go from two to three: 02:30 there is no time, 03:30 is 01:30 UTC.
    out = dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)
    secret = desk.writing.new(
        Article(headline="Marrowbone merger", body="Marrowbone.", section=("Sealed",), **{wait: out})  # type: ignore[arg-type]
    )
    secret = desk.publishing.publish(secret.id)
    links = (RelatedLink(article=secret.id, headline="Marrowbone, in our words"), RelatedLink(article=secret.id))
    add(desk, "Harbour opens", strip=Strip(links=links))
    assert secret.published == out

    desk.site.publish(tmp_path / "site")
    for name, data in written(tmp_path / "site").items():
        assert b"arrowbone" not in data, name
        assert str(secret.id).encode() not in data, name
        assert b"ealed" not in data, name
    early = desk.site.plan(tmp_path / "site", as_of=out - dt.timedelta(seconds=1))
    assert "marrowbone-merger" not in {change.name for change in early.changes}

    clock.now = out
    report = desk.site.publish(tmp_path / "site")
    assert "marrowbone-merger" in {change.name for change in report.plan.changes}
    assert b"../marrowbone-merger/index.html" in (tmp_path / "site/harbour-opens/index.html").read_bytes()


def test_a_kill_removes_text_and_pictures_and_is_told_by_a_line(desk: Desk, tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (640, 360), "#1f3a5f").save(picture, "PNG")
    media = desk.pictures.take(picture.getvalue())
    wrong = add(desk, "Wrong story", standfirst="It never was.", lead_image=Picture(media=media.media, alt="A quay"))
    add(desk, "Harbour opens", strip=Strip(links=(RelatedLink(article=wrong.id),)))
    desk.site.publish(tmp_path / "site")
    assert f"wrong-story/media/{media.media}.png" in written(tmp_path / "site")

    desk.writing.move(wrong.id, Status.KILLED)
    report = desk.site.publish(tmp_path / "site")
    files = written(tmp_path / "site")
    assert report.plan.changes[0].name == "wrong-story"
    assert report.plan.changes[0].why == "it was withdrawn"
    assert f"wrong-story/media/{media.media}.png" in report.removed
    assert b"This story has been withdrawn." in files["wrong-story/index.html"]
    assert json.loads(files["wrong-story/article.ninjs.json"])["pubStatus"] == "canceled"
    for name, data in files.items():
        assert b"It never was" not in data, name
        assert b"Wrong story in full" not in data, name
        if not name.startswith("wrong-story/") and name != "manifest.json":
            assert b"wrong-story" not in data, name


def test_a_slug_that_changed_leads_on_and_stays_its_storys_until_then(desk: Desk, tmp_path: Path) -> None:
    story = add(desk, "Ferry returns")
    desk.site.publish(tmp_path / "site")
    desk.writing.edit(story.slug, {"slug": "ferry-is-back"})
    other = desk.writing.new(Article(headline="Ferry returns", body="Another.", slug="ferry-returns"))
    with pytest.raises(NewsdeskError, match="Readers still find another story"):
        desk.publishing.publish(other.id)
    desk.publishing.publish(story.id)
    desk.site.publish(tmp_path / "site")
    files = written(tmp_path / "site")
    assert b'content="0; url=../ferry-is-back/index.html"' in files["ferry-returns/index.html"]
    assert "ferry-returns/article.ninjs.json" not in files

    desk.publishing.publish(other.id)
    desk.site.publish(tmp_path / "site")
    assert b"Another." in (tmp_path / "site/ferry-returns/index.html").read_bytes()


def test_corrections_have_a_page_of_their_own(desk: Desk, tmp_path: Path) -> None:
    note = Correction(kind=CorrectionKind.CORRECTION, was="It said 17.", now="There are 19.", at=NOW)
    add(desk, "Harbour opens", corrections=(note,))
    desk.site.publish(tmp_path / "site")
    page = (tmp_path / "site/corrections/index.html").read_text(encoding="utf-8")
    assert "It said 17. There are 19." in page
    assert "../harbour-opens/index.html" in page


def test_without_a_base_url_there_is_a_site_but_no_feeds(desk: Desk, tmp_path: Path) -> None:
    desk.configure(Settings(name="The Coast"))
    add(desk, "Ferry returns")
    desk.site.publish(tmp_path / "site")
    files = written(tmp_path / "site")
    assert not [name for name in files if name.endswith(".xml") or name.endswith("feed.json")]
    assert "Sitemap" not in files["robots.txt"].decode()
    desk.site.publish(tmp_path / "other", base_url="https://other.example/")
    assert b"https://other.example/ferry-returns/" in (tmp_path / "other/sitemap-1.xml").read_bytes()


def test_what_someone_else_wrote_is_never_replaced(desk: Desk, tmp_path: Path) -> None:
    story = add(desk, "Ferry returns")
    desk.site.publish(tmp_path / "site")
    page = tmp_path / "site/ferry-returns/index.html"
    page.write_text("mine")
    before = written(tmp_path / "site")
    desk.writing.edit(story.slug, {"standfirst": "New."})
    desk.publishing.publish(story.id)
    with pytest.raises(ExportError, match=r"ferry-returns/index\.html in .* is not as it was published"):
        desk.site.publish(tmp_path / "site")
    assert written(tmp_path / "site") == before
    page.unlink()
    desk.site.publish(tmp_path / "site")
    assert verify(tmp_path / "site") == ()

    (tmp_path / "taken").mkdir()
    (tmp_path / "taken/index.html").write_text("an old home page")
    with pytest.raises(ExportError, match=r"index\.html"):
        desk.site.publish(tmp_path / "taken")
    assert written(tmp_path / "taken") == {"index.html": b"an old home page"}


def test_publishing_can_be_stopped_and_then_nothing_was_done(desk: Desk, tmp_path: Path) -> None:
    add(desk, "Ferry returns")
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(OperationCancelledError):
        desk.site.publish(tmp_path / "site", stop=stop)
    assert written(tmp_path / "site") == {}
    heard: list[tuple[int, int]] = []
    desk.site.publish(tmp_path / "site", progress=lambda done, of: heard.append((done, of)))
    assert heard[-1][0] == heard[-1][1] > 5


@pytest.mark.parametrize("killed_in", ["staging", "moving"])
def test_after_a_kill_no_file_is_partial_and_the_next_run_completes(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, killed_in: str
) -> None:
    story = add(desk, "Ferry returns")
    add(desk, "Harbour opens")
    desk.site.publish(tmp_path / "site")
    before = written(tmp_path / "site")
    desk.writing.edit(story.slug, {"headline": "Ferry is back"})
    desk.publishing.publish(story.id)
    _die(monkeypatch, killed_in)
    with pytest.raises(KeyboardInterrupt):
        desk.site.publish(tmp_path / "site")
    monkeypatch.undo()
    if killed_in == "moving":
        assert verify(tmp_path / "site") == (
            f"{tmp_path / 'site'}: the last publish was interrupted; publish again to complete it.",
        )
    else:
        assert written(tmp_path / "site") == before

    desk.site.publish(tmp_path / "site")
    assert verify(tmp_path / "site") == ()
    desk.site.publish(tmp_path / "anew")
    assert written(tmp_path / "site") == written(tmp_path / "anew")


def _die(monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    merge: Callable[[str, str], None] = sitedisk._merge
    moved: list[str] = []

    def merge_some(staged: str, target: str) -> None:
        if len(moved) == 2:
            raise KeyboardInterrupt
        moved.append(target)
        merge(staged, target)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(*((sitedisk, "_merge", merge_some) if when == "moving" else (sitedisk, "_sync", stop)))


def test_a_correction_is_said_on_the_page_in_its_data_in_feeds_and_among_the_corrections(
    desk: Desk, tmp_path: Path
) -> None:
    story = add(desk, "Harbour opens")
    desk.site.publish(tmp_path / "site")
    desk.writing.edit(story.slug, {"body": "Nineteen ships came."})
    corrected = desk.publishing.correct(story.id, CorrectionKind.CORRECTION, "It said 17 ships.", "There were 19.")
    desk.site.publish(tmp_path / "site")
    files = {name: data.decode() for name, data in written(tmp_path / "site").items()}

    assert corrected.modified is not None
    assert story.modified is not None
    assert corrected.modified > story.modified
    page = files["harbour-opens/index.html"]
    assert "Nineteen ships" in page
    assert "It said 17 ships. There were 19.</p>" in page
    assert '"@type":"CorrectionComment","text":"It said 17 ships. There were 19."' in page
    ninjs = json.loads(files["harbour-opens/article.ninjs.json"])
    assert ninjs["edNote"] == "Correction: It said 17 ships. There were 19."
    assert ninjs["version"] == str(corrected.revision)
    assert corrected.modified.astimezone(ZoneInfo("Europe/Paris")).isoformat() in files["atom.xml"]
    assert "There were 19." in files["corrections/index.html"]
    assert "published" in [version.reason for version in desk.versions.listing(story.id)]


def test_only_what_readers_saw_is_corrected_and_only_by_saying_something(desk: Desk) -> None:
    draft = desk.writing.new(Article(headline="Not yet", body="Text."))
    with pytest.raises(NewsdeskError, match="only a published story is corrected"):
        desk.publishing.correct(draft.id, CorrectionKind.CORRECTION, "a", "b")
    story = add(desk, "Harbour opens")
    with pytest.raises(NewsdeskError, match="Say what was wrong"):
        desk.publishing.correct(story.id, CorrectionKind.CORRECTION, " ", "")
    assert desk.writing.get(story.id) == story


def test_an_update_as_a_new_story_links_both_ways(desk: Desk) -> None:
    old = add(desk, "Harbour opens")
    new = desk.publishing.update_as_new(old.id)
    assert [link.article for link in new.strip.links] == [old.id]
    assert [link.article for link in desk.writing.get(old.id).strip.links] == [new.id]
    assert (new.section, new.status, new.slug) == (old.section, Status.DRAFT, "harbour-opens-2")
    assert [row.slug for row in desk.linking.linking_here(old.id)] == ["harbour-opens-2"]


def test_she_sees_what_changed_since_readers_saw_it(desk: Desk) -> None:
    draft = desk.writing.new(Article(headline="Not yet", body="Text."))
    assert desk.publishing.since_published(draft) is None
    story = add(desk, "Harbour opens", strip=Strip(links=(RelatedLink(headline="One"), RelatedLink(headline="Two"))))
    assert desk.publishing.since_published(story) == ()
    changed = replace(
        story,
        headline="Harbour reopens",
        body="码头 opens in full, again.",
        section=("News",),
        strip=Strip(links=(RelatedLink(headline="Two"), RelatedLink(headline="Three"))),
    )
    found = desk.publishing.since_published(changed) or ()
    assert [str(one) for one in found] == ["headline", "section", "text +3 −1 words", "strip +1 −1 links"]
    assert (found[0].before, found[0].after) == ("Harbour opens", "Harbour reopens")
    assert (found[1].before, found[1].after) == ("News, Coast", "News")
    reworded = replace(story, strip=replace(story.strip, title="Elsewhere"))
    assert [str(one) for one in desk.publishing.since_published(reworded) or ()] == ["strip (its wording)"]


def test_translations_name_each_other(desk: Desk, tmp_path: Path) -> None:
    english = add(desk, "Ferry returns")
    chinese = add(desk, "渡轮回归", language="zh-Hans")
    desk.writing.edit(chinese.slug, {"translates": english.slug})
    french = desk.writing.new_from({"headline": "Le bac", "body": "Il.", "language": "fr", "translates": chinese.slug})
    for story in (chinese, french):
        desk.publishing.publish(story.id)
    alone = add(desk, "Elsewhere")
    desk.site.publish(tmp_path / "site")
    named = "".join(
        f'<link rel="alternate" hreflang="{language}" href="https://coast.example/{slug}/">\n'
        for language, slug in (("en", english.slug), ("fr", french.slug), ("zh-Hans", chinese.slug))
    )
    for story in (english, chinese, french):
        assert named in (tmp_path / "site" / story.slug / "index.html").read_text(encoding="utf-8")
    assert "hreflang" not in (tmp_path / "site" / alone.slug / "index.html").read_text(encoding="utf-8")

    desk.writing.move(french.id, Status.KILLED)
    desk.site.publish(tmp_path / "site")
    assert 'hreflang="fr"' not in (tmp_path / "site" / english.slug / "index.html").read_text(encoding="utf-8")
    desk.writing.edit(chinese.slug, {"translates": ""})
    assert desk.writing.get(chinese.id).translates is None


def test_the_logo_stands_on_top_of_the_site_in_its_feeds_and_in_the_data_of_its_pages(
    desk: Desk, tmp_path: Path
) -> None:
    add(desk, "Ferry returns")
    Image.new("RGB", (1600, 400), "navy").save(tmp_path / "drawn.webp")
    desk.logo.keep(desk.logo.made_of(tmp_path / "drawn.webp"))
    site = tmp_path / "site"
    desk.site.publish(site)
    with Image.open(site / "logo.png") as logo:
        assert logo.size == (800, 200)
    named = 'logo.png" width="800" height="200" alt="The Coast"'
    assert f'<img src="{named}' in (site / "index.html").read_text(encoding="utf-8")
    page = (site / "ferry-returns" / "index.html").read_text(encoding="utf-8")
    assert f'<img src="../{named}' in page
    told = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    address = "https://coast.example/logo.png"
    assert told["@graph"][0]["publisher"]["logo"]["url"] == address
    assert f"<image><url>{address}</url>" in (site / "rss.xml").read_text(encoding="utf-8")
    assert f"<logo>{address}</logo>" in (site / "atom.xml").read_text(encoding="utf-8")
    assert json.loads((site / "feed.json").read_bytes())["icon"] == address
    assert verify(site) == ()

    desk.logo.keep(b"")
    assert "logo.png" in desk.site.publish(site).removed
    assert "logo.png" not in (site / "index.html").read_text(encoding="utf-8")


def test_a_logo_that_is_no_picture_is_refused_and_one_that_broke_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "drawn.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(ImportRejectedError, match="no whole JPEG"):
        desk.logo.made_of(tmp_path / "drawn.svg")
    with pytest.raises(ImportRejectedError, match="gone"):
        desk.logo.made_of(tmp_path / "gone.png")
    assert desk.logo.read() == b""
    add(desk, "Ferry returns")
    desk.logo.keep(b"no picture")
    with pytest.raises(NewsdeskError, match="choose it anew, under Publication"):
        desk.site.publish(tmp_path / "site")


def test_a_kill_that_is_handed_back_takes_the_text_from_readers(desk: Desk, tmp_path: Path) -> None:
    story = add(desk, "Ferry returns")
    desk.site.publish(tmp_path / "site")
    there = desk.handing.pack([story.id], tmp_path / "there")
    with Desk.open(resolve_paths(tmp_path / "colleague")) as colleague:
        colleague.intake.take(there)
        colleague.writing.move(story.id, Status.KILLED)
        back = colleague.handing.pack([story.id], tmp_path / "back")
    desk.intake.take(back)
    assert desk.writing.get(story.id).status is Status.KILLED
    desk.site.publish(tmp_path / "site")
    assert not [name for name, data in written(tmp_path / "site").items() if b"Ferry returns in full" in data]


def test_what_a_colleague_published_of_our_draft_has_its_page(desk: Desk, tmp_path: Path) -> None:
    draft = desk.writing.new(Article(headline="Ferry returns", body="Ferry returns in full."))
    there = desk.handing.pack([draft.id], tmp_path / "there")
    with Desk.open(resolve_paths(tmp_path / "colleague")) as colleague:
        colleague.intake.take(there)
        colleague.publishing.publish(draft.id)
        back = colleague.handing.pack([draft.id], tmp_path / "back")
    desk.intake.take(back)
    assert desk.writing.get(draft.id).status is Status.PUBLISHED
    desk.site.publish(tmp_path / "site")
    assert b"Ferry returns in full" in (tmp_path / "site" / draft.slug / "index.html").read_bytes()
