"""A correspondent mails a story: it is read as a mail, and what is only mail about it is named."""

import contextlib
import io
import time
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.errors import ImportRejectedError
from newsdesk.model import Settings
from newsdesk.wire import Incoming, read_path


def read(tmp_path: Path, mail: str | bytes, name: str = "story.eml") -> tuple[Incoming, ...]:
    (tmp_path / name).write_bytes(mail if isinstance(mail, bytes) else mail.encode("latin-1"))
    return read_path(tmp_path / name, Settings())


def png() -> bytes:
    Image.new("RGB", (60, 40), "red").save(held := io.BytesIO(), "PNG")
    return held.getvalue()


def test_subject_sender_date_and_text_are_in_their_fields(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        "Received: from x\nFrom: =?utf-8?Q?In=C3=A9s_Halloran?= <ines@coast.example>\nTo: Desk <desk@news.example>\n"
        "Subject: =?utf-8?B?RsOkaHJlIGxlZ3QgYWI=?=\n =?utf-8?Q?_=E2=80=93_heute?=\nOrganization: Coast Press\n"
        "Date: Thu, 05 Mar 2026 21:40:00 +0100\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        "Die F=E4hre legte am Dienstag ab, nach einem Jahr der Arbeiten, die =\n"
        "doppelt so viel kosteten.\n\n# Kosten\n",
    )
    article = found.article
    assert (article.headline, article.byline, article.source) == (
        "Fähre legt ab – heute",
        ("Inés Halloran",),
        "Coast Press",
    )
    assert str(article.date) == "2026-03-05 21:40:00+01:00"
    assert article.body == (
        "Die Fähre legte am Dienstag ab, nach einem Jahr der Arbeiten, die doppelt so viel kosteten.\n\n\\# Kosten"
    )
    assert (found.format, found.unplaced) == ("mail", ())
    told = [str(phrase) for phrase in found.left_out]
    assert told == ["the address ines@coast.example", "To: Desk <desk@news.example>"]


def test_html_arrives_clean_with_the_pictures_that_came_along(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "Quay", "Ada Vane <ada@x.example>", "Thu, 05 Mar 2026 21:40:00 +0000"
    mail.set_content("The plain form.\n")
    mail.add_alternative(
        '<p>The <b>ferry</b> <a href="https://a.example/x?utm_source=m">sails</a>.</p><img src="cid:quay@x" alt="Quay">'
        '<div class="gmail_signature">Ada<br>Phone 1</div>'
        '<div class="gmail_quote"><div>On Wed, desk wrote:</div><blockquote>Send it</blockquote></div>',
        subtype="html",
    )
    _plain, html = mail.iter_parts()
    assert isinstance(html, EmailMessage)
    html.add_related(png(), "image", "png", cid="<quay@x>", filename="quay.png")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Press release.pdf")
    mail.add_attachment(png() + b"2", maintype="image", subtype="png", filename="second.png")
    (found,) = read(tmp_path, mail.as_bytes(policy=policy.SMTP))
    assert found.article.body == ("The **ferry** [sails](https://a.example/x).\n\n![Quay](cid:quay@x)\n\n![](cid:1)")
    assert [(picture.address, picture.name) for picture in found.pictures] == [
        ("cid:quay@x", "quay.png"),
        ("cid:1", "second.png"),
    ]
    told = [str(phrase) for phrase in found.left_out]
    assert "the signature “Ada Phone 1”" in told
    assert "the mail it answers, 2 lines from “On Wed, desk wrote:” on" in told
    assert "the attachment “Press release.pdf”" in told


def test_flowed_lines_are_one_paragraph_and_quotes_stay_quotes(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        "From: ada@x.example\nSubject: Re: Pier\nMessage-ID: <1@x>\nContent-Type: text/plain; format=flowed\n\n"
        "The pier reopened \non Tuesday.\n\n >From now on it is open.\n> He \n> said so.\nAnd more.\n\n"
        "-- \nAda\nPhone 1\n",
    )
    assert found.article.headline == "Pier"
    assert found.article.body == (
        "The pier reopened on Tuesday.\n\n\\>From now on it is open.\n\n> He said so.\n\nAnd more."
    )
    assert [str(phrase) for phrase in found.left_out] == ["Re:", "the signature “Ada Phone 1”"]


ANSWERED = (
    "From: ada@x.example\nSubject: {subject}\nMessage-ID: <1@x>\n\n{own}"
    "On Wed, 4 Mar 2026, desk@news.example\nwrote:\n> Send us the crane story\n> by noon\n"
)


def test_the_mail_that_is_answered_is_left_out_and_named(tmp_path: Path) -> None:
    (found,) = read(tmp_path, ANSWERED.format(subject="Crane", own="The crane fell.\n\n"))
    assert found.article.body == "The crane fell."
    assert any("the mail it answers, 4 lines from “On Wed" in phrase for phrase in found.left_out)


def test_what_is_forwarded_is_the_story(tmp_path: Path) -> None:
    (found,) = read(tmp_path, ANSWERED.format(subject="Fwd: Crane", own="See below.\n\n"))
    assert "Send us the crane story" in found.article.body
    (found,) = read(tmp_path, ANSWERED.format(subject="Crane", own=""))
    assert "Send us the crane story" in found.article.body, "nothing else is in it"


def test_parts_within_parts_are_read_in_their_order(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        "From: a@x.example\nSubject: S\nMIME-Version: 1.0\nContent-Type: multipart/signed; boundary=a\n\n--a\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n"
        "Content-Type: text/plain\n\nplain\n--c\nContent-Type: text/html\n\n<p>first <i>piece</i></p>\n--c--\n--b\n"
        "Content-Type: text/plain\n\nsecond piece\n--b\nContent-Type: message/rfc822\n\nSubject: Older mail\n\nold\n"
        "--b--\n--a\nContent-Type: application/pgp-signature\n\nx\n--a--\n",
    )
    assert found.article.body == "first *piece*\n\nsecond piece"
    told = [str(phrase) for phrase in found.left_out]
    assert told == ["the attachment “Older mail”", "an attachment (application/pgp-signature)"]


def test_what_came_beside_the_lesser_form_of_a_text_is_named(tmp_path: Path) -> None:
    """Some programs hang a file into the plain form, or an invitation beside both."""
    (found,) = read(
        tmp_path,
        "From: a@x.example\nSubject: S\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=a\n\n--a\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\n"
        "Content-Type: application/pdf; name=budget.pdf\n\nx\n--b--\n--a\nContent-Type: text/html\n\n<p>rich</p>\n"
        "--a\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--a--\n",
    )
    assert found.article.body == "rich"
    told = [str(phrase) for phrase in found.left_out]
    assert told == ["the attachment “budget.pdf”", "an attachment (text/calendar)"]


def test_a_mail_with_an_endless_header_keeps_its_text(tmp_path: Path) -> None:
    (found,) = read(tmp_path, f"{HEAD}Content-Transfer-Encoding: {'(' * 30_000}\n\nThe crane fell.\n")
    assert found.article.body == "The crane fell."


def test_a_broken_mail_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        b"From: x@y.example\nSubject: =?x-unknown?B?////?= quay\nDate: nonsense\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=x-nothing\nContent-Transfer-Encoding: base64\n\n"
        b"Q2Fm6SBhdCB0aGUgcXVheQ==!!\n",
    )
    assert "quay" in found.article.headline
    assert found.article.body == "Café at the quay"
    assert found.unplaced == ("Date: nonsense",)


def test_a_mailbox_is_a_story_a_mail(tmp_path: Path) -> None:
    one = (
        "From a@x.example Thu Mar  5 10:00:00 2026\nFrom: a@x.example\nSubject: {0}\nMessage-ID: <{0}@x>\n\n"
        "Text {0}.\n\n"
    )
    found = read(tmp_path, one.format("one") + one.format("two"), "box")
    assert [(story.article.headline, story.article.body) for story in found] == [
        ("one", "Text one."),
        ("two", "Text two."),
    ]


def test_a_page_that_a_browser_saved_as_a_mail_is_a_page(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/x\nSubject: Saved\nMIME-Version: 1.0\n"
        "Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n"
        "<html><body><article><h1>Ferry sails again</h1><p>By Ada Vane</p><p>The ferry sailed on Tuesday, they said."
        "</p></article></body></html>\n--a--\n",
        "page.mhtml",
    )
    assert (found.format, found.article.headline) == ("html", "Ferry sails again")


@pytest.mark.parametrize(
    "mail",
    [
        "From: a@x.example\nDate: Thu, 05 Mar 2026 21:40:00 +0000\nMIME-Version: 1.0\n"
        "Content-Type: application/ms-tnef\n\nx\n",
    ],
)
def test_a_mail_without_words_is_refused(mail: str, tmp_path: Path) -> None:
    with pytest.raises(ImportRejectedError, match=r"story\.eml holds no mail that can be read"):
        read(tmp_path, mail)


@pytest.mark.parametrize(
    "text",
    [
        "Source: Coast Press\nDate: 5 March 2026\n\nFerry sails again\n\nThe ferry sailed on Tuesday, they said.\n",
        "Location: News\nFerry sails again\n\nThe ferry sailed on Tuesday, they said.\n",
        "From: the harbour master\n\nThe ferry sailed on Tuesday, they said so.\n",
    ],
)
def test_a_text_with_a_colon_in_its_head_is_no_mail(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text, "page.txt")[0].format == "page text"


HEAD = "From: a@x.example\nMessage-ID: <1@x>\nSubject: x\n"
SLOW = {
    "quoted deep": f"{HEAD}\n" + "> " * 200_000,
    "senders": "Subject: x\nMessage-ID: <1@x>\nFrom: " + '"a" <b>, ' * 20_000 + "\n\nx",
    "encoded words": f"From: a@x.example\nMessage-ID: <1@x>\nSubject: {'=?utf-8?q?a?= ' * 20_000}\n\nx",
    "quotes in quotes": f"{HEAD}Content-Type: text/html\n\n" + "<blockquote type=cite>x" * 3000,
    "parts without end": f"{HEAD}Content-Type: multipart/mixed; boundary=q\n\n" + "--q\n\nx\n" * 40_000,
    "parts in parts": HEAD
    + "".join(f"Content-Type: multipart/alternative; boundary=b{depth}\n\n--b{depth}\n" for depth in range(900)),
    "parameters": f"{HEAD}Content-Type: text/plain; {'a=' * 20_000}\nContent-Disposition: {'a;' * 50_000}\n\nx",
}


@pytest.mark.parametrize("name", SLOW)
def test_no_mail_is_slow(name: str, tmp_path: Path) -> None:
    started = time.process_time()
    with contextlib.suppress(ImportRejectedError):
        read(tmp_path, SLOW[name])
    assert time.process_time() - started < 3
