"""An editor moves house: the export of the old WordPress becomes stories with all that they had, and no more."""

import datetime as dt
import time
from pathlib import Path

import pytest

from newsdesk.errors import ImportRejectedError
from newsdesk.model import Settings, Status
from newsdesk.render.fragment import fragment
from newsdesk.wire import Incoming, read_path

EXPORT = Path(__file__).with_name("archives") / "wordpress.xml"


@pytest.fixture(scope="module")
def stories() -> tuple[Incoming, ...]:
    return read_path(EXPORT, Settings())


def wxr(*items: str, head: str = "") -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel>{head}{"".join(items)}</channel></rss>'
    ).encode()


def post(body: str, title: str = "T", more: str = "") -> str:
    return (
        f"<item><title>{title}</title><content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>{more}</item>"
    )


def read(tmp_path: Path, data: bytes) -> tuple[Incoming, ...]:
    (tmp_path / "export.xml").write_bytes(data)
    return read_path(tmp_path / "export.xml", Settings())


def test_posts_and_pages_are_stories_and_nothing_else_is(stories: tuple[Incoming, ...]) -> None:
    assert [story.article.headline for story in stories] == [
        "Ferry sails at night & by day",
        "Harbour fair",
        "About us",
    ]
    assert {story.format for story in stories} == {"wordpress"}
    assert [str(phrase) for phrase in stories[0].skipped] == [
        "1 attachment",
        "2 menu items",
        "1 revision",
        "1 post in the trash",
        "1 setting of the site",
        "the name of the site, Saltholm Gazette – News from the island",
    ]
    assert all(story.skipped == () for story in stories[1:])


def test_drafts_stay_drafts(stories: tuple[Incoming, ...]) -> None:
    assert [story.is_draft for story in stories] == [False, True, False]
    assert {story.article.status for story in stories} == {Status.DRAFT}


def test_each_field_of_a_post_is_in_its_field(stories: tuple[Incoming, ...]) -> None:
    ferry = stories[0].article
    assert (ferry.slug, ferry.byline, ferry.standfirst) == ("ferry-sails", ("Ines Halloran",), "Boats at last.")
    assert (ferry.section, ferry.keywords) == (("News", "Coast"), ("Sport", "ferries"))
    assert (ferry.language, ferry.description) == ("en-GB", "Night boats to Saltholm.")
    assert isinstance(ferry.date, dt.datetime)
    assert ferry.date.isoformat() == "2023-05-04T09:30:00+02:00"
    assert ferry.modified == dt.datetime(2023, 5, 5, 8, tzinfo=dt.UTC)
    assert stories[0].unplaced == (
        "https://saltholm.example/2023/05/ferry-sails/",
        "Lead picture: https://saltholm.example/wp-content/quay.jpg – Boats at the quay – Quay from the sea",
        "photographer: Luo Min",
    )


def test_the_text_keeps_all_that_it_showed(stories: tuple[Incoming, ...]) -> None:
    body = stories[0].article.body
    assert body == (
        "The **ferry** sails [by night](https://port.example/times).\n\n## Fares\n\n- Adults: 4\n- Bicycles: 1\n\n"
        "| Day | Boat |\n| --- | --- |\n| Monday | 19:00 |\n\nTimetable\n\n"
        "![The quay](https://saltholm.example/wp-content/quay.jpg)\n\nThe quay at dusk\n\nSupport *the Gazette*."
    )
    page = fragment(body)
    for shown in ("<strong>ferry</strong>", "<h2", "<li>Bicycles: 1</li>", "<td>19:00</td>", 'alt="The quay"'):
        assert shown in page
    told = [str(phrase) for phrase in stories[0].left_out]
    assert "WordPress wp:latest-posts: postsToShow :3" in told
    assert "1 comment of a reader" in told


def test_the_older_editors_paragraphs_and_shortcodes_are_understood(stories: tuple[Incoming, ...]) -> None:
    body = stories[1].article.body
    assert body.startswith("The fair opens *late*.  \nIt closes early.\n\n![Quay](https://saltholm.example/")
    assert "The quay, by L. Min" in body
    assert "![Boats at the quay](https://saltholm.example/wp-content/quay.jpg)\n\nQuay from the sea" in body
    assert "(https://video.example/watch?v=1)" in body
    assert "He said \\[sic\\] so." in body
    assert "Come all" in body
    assert "[caption" not in body.replace("\\", "")
    assert "[/pullquote" not in body.replace("\\", "")
    told = [str(phrase) for phrase in stories[1].left_out]
    for phrase in ("[gallery]: ids= 21,99", "[contact-form-7]: id= 3 title= Ask", "[pullquote]", "<!--more-->"):
        assert f"WordPress {phrase}" in told
    assert "Uncategorized" in told


def test_what_waits_or_is_private_is_a_draft_here(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        wxr(
            post("<p>x</p>", "A").replace(">publish<", ">private<"),
            post("<p>x</p>", "B", "<wp:post_password>key</wp:post_password>"),
            post("<p>x</p>", "C", "<wp:post_date>2031-01-01 10:00:00</wp:post_date>").replace(">publish<", ">future<"),
            post("<p>x</p>", "D").replace(">post<", ">recipe<"),
        ),
    )
    assert [story.is_draft for story in found] == [True, True, True, False]
    assert found[0].unplaced == ("wp:status: private",)
    assert found[1].unplaced == ("wp:post_password: key",)
    assert found[2].article.scheduled == dt.datetime(2031, 1, 1, 10, tzinfo=dt.UTC)
    assert found[3].unplaced == ("wp:post_type: recipe",)


def test_a_post_with_the_date_of_a_feed_alone_keeps_it(tmp_path: Path) -> None:
    dates = ("Mon, 01 May 2023 08:00:00 +0000", "Mon, 30 Nov -0001 00:00:00 +0000", "last week")
    items = [post("<p>T</p>", f"T{number}", f"<pubDate>{date}</pubDate>") for number, date in enumerate(dates)]
    stories = read(tmp_path, wxr(*items))
    assert [story.article.date for story in stories] == [dt.datetime(2023, 5, 1, 8, tzinfo=dt.UTC), None, None]
    assert not any("2023" in str(line) for line in stories[0].left_out)


def test_an_export_of_pictures_alone_is_refused_by_its_name(tmp_path: Path) -> None:
    only = "<item><title>a.jpg</title><wp:post_type>attachment</wp:post_type></item>"
    with pytest.raises(ImportRejectedError, match=r"export\.xml is a WordPress export without posts.*2 attachments"):
        read(tmp_path, wxr(only, only))


def test_a_damaged_export_is_read_as_far_as_it_goes_and_says_so(tmp_path: Path) -> None:
    (story,) = read(tmp_path, wxr(post("<p>a & b\x0b&nbsp;c</p>", "Fish & chips")).replace(b"</channel></rss>", b""))
    assert story.article.headline == "Fish & chips"
    assert "a & b" in story.article.body
    assert any("damaged" in phrase for phrase in story.skipped)


def test_an_export_is_read_by_its_content_also_where_it_is_large(tmp_path: Path) -> None:
    data = wxr(*(post("<p>" + "word " * 20_000 + "</p>", f"Story {number}") for number in range(110)))
    assert len(data) > 10_000_000
    (tmp_path / "export.txt").write_bytes(data)
    assert len(read_path(tmp_path / "export.txt", Settings())) == 110


def test_a_declaration_of_its_own_is_never_obeyed(tmp_path: Path) -> None:
    for name in ("boo", "x", "a-b.c"):
        data = wxr(post(f"<p>x &{name}; y</p>", f"A &{name}; B")).replace(
            b"<rss", f'<!DOCTYPE rss [<!ENTITY {name} SYSTEM "file:///etc/passwd">]><rss'.encode(), 1
        )
        (story,) = read(tmp_path, data)
        assert story.article.headline == f"A &{name}; B"
    assert "root:" not in story.article.body


SLOW = {
    "captions": "[caption " * 30_000,
    "captions without an end": "[caption]" * 3000 + "[/caption]",
    "blocks": "<!-- wp:a { " * 20_000,
    "texts as they stand": "<pre>" * 10_000,
    "pictures for want of scripts": "<noscript><img src='/a.jpg'></noscript>" * 3000,
    "shortcodes with an end": "".join(f"[s{number} a=1][/s{number}]" for number in range(8000)),
}


@pytest.mark.parametrize("name", SLOW)
def test_no_text_of_a_post_is_slow(name: str, tmp_path: Path) -> None:
    data = wxr(post(SLOW[name]))
    started = time.process_time()
    read(tmp_path, data)
    assert time.process_time() - started < 3


def test_what_is_kept_once_and_shown_often_makes_no_mountain(tmp_path: Path) -> None:
    block = post("<p>Join us. " + "x" * 200_000 + "</p>", more="<wp:post_id>5</wp:post_id>").replace(
        ">post<", ">wp_block<"
    )
    picture = post("", more="<wp:post_id>9</wp:post_id><wp:attachment_url>https://a.example/q.jpg</wp:attachment_url>")
    picture = picture.replace(">post<", ">attachment<").replace(
        "<wp:status>", f"<excerpt:encoded>{'y' * 100_000}</excerpt:encoded><wp:status>"
    )
    shows = '<!-- wp:block {"ref":5} /-->' * 5000 + f'[gallery ids="{"9," * 900}"]' * 20
    started = time.process_time()
    first, second = read(tmp_path, wxr(post(shows, "A"), post(shows, "B"), block, picture))
    assert time.process_time() - started < 8
    assert "Join us." in first.article.body
    assert len(first.article.body) + len(second.article.body) < 50_000_000
    told = [str(phrase) for phrase in second.left_out]
    assert any("wp:block" in phrase for phrase in told)
    assert any("[gallery]" in phrase for phrase in told)


def test_categories_within_categories_have_an_end(tmp_path: Path) -> None:
    head = "".join(
        f"<wp:category><wp:category_nicename>c{number}</wp:category_nicename><wp:cat_name>C{number}</wp:cat_name>"
        f"<wp:category_parent>c{number + 1}</wp:category_parent></wp:category>"
        for number in range(3000)
    )
    filed = '<category domain="category" nicename="c0">C0</category>' * 200
    started = time.process_time()
    (story,) = read(tmp_path, wxr(post("<p>x</p>", more=filed), head=head))
    assert time.process_time() - started < 3
    assert story.article.section[-1] == "C0"
