"""Pictures of a story, described, credited and cropped; and its details: titles, embargo, notes."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.model import Picture, Settings
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE


@pytest.fixture
def with_picture(qtbot: QtBot, room: Newsroom, tmp_path: Path) -> Newsroom:
    """Return the newsroom, its open story showing one picture that names its photographer."""
    exif = Image.Exif()
    exif[0x013B] = "Ada Vane"
    Image.new("RGB", (1200, 900), "navy").save(tmp_path / "quay.jpg", exif=exif)
    room.arriving.add_pictures((str(tmp_path / "quay.jpg"),))
    qtbot.waitUntil(lambda: bool(room.session.draft.media), timeout=PATIENCE)
    room.places.show_beside(room.pictures)
    return room


def test_a_picture_is_described_and_led_with_without_the_mouse(qtbot: QtBot, with_picture: Newsroom) -> None:
    room, pane = with_picture, with_picture.pictures
    assert pane.lines["credit"].text() == "Ada Vane"
    assert "nobody said what it shows" in pane.list.item(0).text()
    QTest.keyClicks(pane.lines["alt"], "The quay at night")
    assert room.session.draft.media[0].alt == "The quay at night"
    assert "The quay at night" in pane.list.item(0).text()
    QTest.keyClick(pane.lead, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: room.session.draft.lead_image is not None, timeout=PATIENCE)
    lead = room.session.draft.lead_image
    assert lead is not None
    assert (lead.alt, lead.focus, len(lead.crops)) == ("The quay at night", (50, 50), 3)
    assert "Lead picture" in pane.list.item(0).text()
    room.session.undo()
    assert room.session.draft.lead_image is None


def test_the_point_that_crops_must_show_is_moved_by_click_and_keys(qtbot: QtBot, with_picture: Newsroom) -> None:
    room, pane = with_picture, with_picture.pictures
    pane.lead.click()
    qtbot.waitUntil(lambda: room.session.draft.lead_image is not None, timeout=PATIENCE)

    def focus() -> tuple[int, int]:
        lead = room.session.draft.lead_image
        return (-1, -1) if lead is None else lead.focus

    before = room.session.draft.lead_image
    qtbot.waitUntil(lambda: not pane.focus._picture.isNull(), timeout=PATIENCE)
    place = pane.focus._place()
    QTest.mouseClick(
        pane.focus,
        Qt.MouseButton.LeftButton,
        pos=place.topLeft() + QPoint(place.width() * 9 // 10, place.height() // 10),
    )
    qtbot.waitUntil(lambda: focus()[0] > 80 and focus()[1] < 20, timeout=PATIENCE)
    QTest.keyClick(pane.focus, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: focus()[0] < 87, timeout=PATIENCE)
    assert before is not None
    after = room.session.draft.lead_image
    assert after is not None
    # One navy looks like the next: the same files, whatever the point.
    assert after.crops == before.crops


def test_a_picture_that_only_decorates_needs_no_words(with_picture: Newsroom) -> None:
    room, pane = with_picture, with_picture.pictures
    pane.decorative.click()
    assert room.session.draft.media[0].decorative
    assert not pane.lines["alt"].isEnabled()
    assert "only decorates" in pane.list.item(0).text()


def test_taking_a_picture_out_takes_it_out_of_the_text_and_comes_back(with_picture: Newsroom) -> None:
    room, pane = with_picture, with_picture.pictures
    digest = room.session.draft.media[0].media
    assert digest in room.session.draft.body
    pane.remove.click()
    assert not room.session.draft.media
    assert digest not in room.session.draft.body
    assert pane.empty.isVisible()
    room.session.undo()
    assert room.session.draft.media[0].media == digest
    assert pane.list.count() == 1


def test_details_are_kept_and_shown_as_others_show_them(qtbot: QtBot, room: Newsroom) -> None:
    pane = room.details
    room.places.show_beside(pane)
    pane.know(Settings(base_url="https://valley.example", time_zone="Asia/Shanghai"))
    QTest.keyClicks(pane.seo_title, "The ferry is back")
    QTest.keyClicks(pane.description, "It sails at night.")
    QTest.keyClicks(pane.notes, "Ask the harbour board again.")
    QTest.keyClicks(pane.instants["embargo"], "2027-03-01 08:00")
    QTest.keyClick(pane.instants["embargo"], Qt.Key.Key_Return)
    QTest.keyClick(pane.urgency, Qt.Key.Key_Down)
    draft = room.session.draft
    assert (draft.seo_title, draft.description) == ("The ferry is back", "It sails at night.")
    assert draft.notes == "Ask the harbour board again."
    assert draft.embargo == dt.datetime(2027, 3, 1, 0, 0, tzinfo=dt.UTC)
    assert draft.urgency == 1
    assert pane.search.title.text() == "The ferry is back"
    assert pane.social.where.text() == "VALLEY.EXAMPLE"
    assert pane.title_length.text() == "17/60"
    room.session.undo()
    assert room.session.draft.urgency == 0


def test_what_is_no_time_stays_in_its_field_and_is_told(room: Newsroom) -> None:
    pane = room.details
    room.places.show_beside(pane)
    QTest.keyClicks(pane.instants["scheduled"], "next week")
    QTest.keyClick(pane.instants["scheduled"], Qt.Key.Key_Return)
    assert room.session.draft.scheduled is None
    assert pane.instants["scheduled"].text() == "next week"
    assert "no time" in pane.instants["scheduled"].toolTip()


def test_notes_are_never_published(room: Newsroom, tmp_path: Path) -> None:
    room.session.edit("notes", "SECRET-NOTE")
    page, _trouble = room.preview._render(room.session.draft)
    assert "SECRET-NOTE" not in page.html


def test_a_finding_about_the_lead_picture_leads_to_it(room: Newsroom) -> None:
    room.session.put_field("lead_image", Picture(media="a" * 64))
    room.going.to_place("lead_image")
    assert room.places.right.currentWidget() is room.pictures
    room.going.to_place("embargo")
    assert room.places.right.currentWidget() is room.details


def test_the_card_of_networks_has_the_picture_that_they_show(qtbot: QtBot, room: Newsroom, tmp_path: Path) -> None:
    pane = room.details
    room.places.show_beside(pane)
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "pier.png"))
    picture = room._desk.pictures.take((tmp_path / "pier.png").read_bytes())
    room.session.put(replace(room.session.draft, lead_image=None, media=(), body="No picture."), "pictures")
    qtbot.waitUntil(pane.picture.isHidden, timeout=PATIENCE)
    lead = room._desk.pictures.cropped(replace(picture, alt="The pier"), (500, 500))
    room.session.put_field("lead_image", lead)
    qtbot.waitUntil(pane.picture.isVisible, timeout=PATIENCE)
    assert pane.picture.accessibleName() == "The pier"
    assert pane.picture.pixmap().toImage().pixelColor(5, 5) == QColor("teal")
    # Without a lead picture, the first of the text.
    room.session.put(replace(room.session.draft, lead_image=None), "pictures")
    assert not pane.picture.isVisible()
    room.session.put_field("body", f"One.\n\n![](media:{picture.media})")
    qtbot.waitUntil(pane.picture.isVisible, timeout=PATIENCE)
    # A small one before it is passed over, as on the page.
    assert image.scaled(100, 75).save(str(tmp_path / "small.png"))
    small = room._desk.pictures.take((tmp_path / "small.png").read_bytes())
    room.session.put_field("body", f"![A buoy](media:{small.media})\n\n![At low tide](media:{picture.media})")
    qtbot.waitUntil(lambda: pane.picture.accessibleName() == "At low tide", timeout=PATIENCE)
    assert pane.picture.isVisible()
