"""Files of other programs come onto the desk: what was published keeps its date, what was a draft stays one."""

import datetime as dt
import io
import json
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.__main__ import main
from newsdesk.desk import Desk
from newsdesk.model import Status
from newsdesk.paths import resolve_paths
from newsdesk.store import FeedItemFilter

EXPORT = Path(__file__).parents[1] / "wire" / "archives" / "wordpress.xml"
FEED = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Coast</title><item>'
    "<title>Ferry sails</title><link>https://coast.example/ferry</link><guid>1</guid><category>News</category>"
    "<category>boats</category><description>In short.</description>"
    "<enclosure url='https://coast.example/a.mp3' type='audio/mpeg' length='1'/><content:encoded><![CDATA["
    "<p>The <b>ferry</b> <a href='/times'>sails</a>.</p><ul><li>Adults: 4</li></ul><img src='/quay.jpg' alt='Quay'>"
    "]]></content:encoded></item></channel></rss>"
)


def test_a_story_begun_from_a_feed_keeps_all_that_the_feed_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED)
    desk.wire.add(str(tmp_path / "feed.xml"))
    (found,) = desk.wire.items(FeedItemFilter()).items
    assert (found.item.summary, found.item.text) == ("In short.", "The ferry sails.\n\nAdults: 4"), "plain in the inbox"
    story = desk.writing.get(desk.wire.start_story(found.id).id)
    assert (story.section, story.keywords, story.body) == (("News",), ("boats",), "")
    assert story.notes == (
        "Coast\n\nhttps://coast.example/ferry\n\nIn short.\n\n"
        "The **ferry** [sails](https://coast.example/times).\n\n- Adults: 4\n\n![Quay](https://coast.example/quay.jpg)\n\n"
        "enclosure: https://coast.example/a.mp3"
    )


def test_pictures_that_a_mail_brings_are_the_storys(desk: Desk, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "Ada Vane <ada@x.example>", "Quay", "<1@x>"
    mail.set_content('<p>Text.</p><img src="cid:q@x" alt="The [old] quay">', subtype="html")
    Image.new("RGB", (700, 500), "red").save(held := io.BytesIO(), "PNG")
    mail.add_related(held.getvalue(), "image", "png", cid="<q@x>", filename="quay.png")
    mail.add_attachment(b"no picture", maintype="image", subtype="png", filename="broken.png")
    (tmp_path / "quay.eml").write_bytes(mail.as_bytes(policy=policy.SMTP))
    (taken,) = desk.intake.take(tmp_path / "quay.eml")
    article = desk.writing.get(taken.article.id)
    (picture,) = article.media
    assert f"(media:{picture.media})" in article.body
    assert desk.pictures.read(picture.media)
    assert any("broken.png" in line for line in taken.incoming.unplaced)


@pytest.mark.embedded
def test_an_archive_goes_on_as_what_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def newsdesk(*words: str) -> tuple[int, str]:
        code = main(["--home", str(tmp_path / "home"), *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    code, told = newsdesk("import", "--publish", str(EXPORT))
    assert code == 3, "one shows a picture of another server"
    assert "Left out, because they aren't stories: 1 attachment, 2 menu items, 1 revision, 1 post in the trash" in told
    assert "it is a draft where it comes from" in told
    with Desk.open(resolve_paths(tmp_path / "home")) as desk:
        about, fair = desk.writing.by_slug("about"), desk.writing.by_slug("harbour-fair")
        assert (about.status, fair.status) == (Status.PUBLISHED, Status.DRAFT)
        assert about.published == dt.datetime(2022, 1, 1, tzinfo=dt.UTC)
    (tmp_path / "again").mkdir()
    code, told = newsdesk("import", "--json", str(EXPORT))
    assert json.loads(told)[0]["left_out"][0] == "1 attachment"


@pytest.mark.embedded
def test_a_damaged_file_is_one_sentence_and_the_others_come_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.xml").write_text(
        '<rss version="1.0"><item><title>x</title><textInput>y<link>z</link></item></rss>'
    )
    (tmp_path / "good.xml").write_text(FEED)
    (tmp_path / "letter.rtf").write_bytes(rb"{\rtf1 Hello}")
    files = [str(tmp_path / name) for name in ("bad.xml", "letter.rtf", "good.xml")]
    assert main(["--home", str(tmp_path / "home"), "import", *files]) == 1
    said = capsys.readouterr()
    assert [line.partition(" is ")[0] for line in said.err.splitlines()] == [
        "newsdesk: bad.xml",
        "newsdesk: letter.rtf",
    ]
    assert "ferry-sails: imported" in said.out
