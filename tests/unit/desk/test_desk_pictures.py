"""Pictures on the desk: kept by every story, version and page that shows them, and removed only when asked."""

import io
from dataclasses import replace

from PIL import Image

from newsdesk.desk import Desk
from newsdesk.model import Article, Picture, Status


def picture(desk: Desk, colour: str, width: int = 700) -> Picture:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    Image.new("RGB", (width, 500), colour).save(written, "JPEG", exif=exif)
    return desk.pictures.take(written.getvalue())


def test_what_a_story_a_version_a_page_or_the_journal_shows_is_used(desk: Desk) -> None:
    listed, in_text, leading, versioned, typed, live = (
        picture(desk, colour) for colour in ("red", "green", "blue", "teal", "pink", "navy")
    )
    lead = desk.pictures.cropped(leading, (10, 10))
    desk.writing.new(Article(headline="a", media=(listed,), lead_image=lead, body=f"![](media:{in_text.media})"))
    story = desk.writing.new(Article(headline="b", media=(versioned,), body="x"))
    desk.versions.keep(story.id, "by hand")
    desk.writing.save(replace(story, media=()))
    gone = desk.writing.new(Article(headline="c", media=(live,), body="y"))
    desk.writing.move(gone.id, Status.PUBLISHED)
    desk.writing.journal(replace(story, media=(typed,)))
    # What was only listed may go with its smaller copies; a picture in the text alone keeps none.
    assert {media.hash for media in desk.pictures.unused()} <= set(in_text.widths)


def test_what_nothing_shows_goes_when_asked_with_all_its_files(desk: Desk) -> None:
    kept, lost = picture(desk, "red"), picture(desk, "green")
    desk.writing.new(Article(headline="a", media=(kept,)))
    unused = desk.pictures.unused()
    assert {media.hash for media in unused} == set(lost.file_digests)
    originals = desk.folder / "media" / "originals"
    assert {path.name for path in originals.iterdir()} == {kept.media, lost.media}
    desk.pictures.clear_away(unused)
    assert desk.pictures.unused() == ()
    assert {path.name for path in originals.iterdir()} == {kept.media}
    assert desk.doctor() == ()


def test_a_picture_that_came_into_a_story_meanwhile_stays(desk: Desk) -> None:
    late = picture(desk, "red")
    unused = desk.pictures.unused()
    desk.writing.new(Article(headline="a", media=(late,)))
    desk.pictures.clear_away(unused)
    assert desk.pictures.read(late.media)
