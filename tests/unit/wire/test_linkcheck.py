"""What a check makes of an answer: only what is gone is dead, and what merely looks wrong is suspect."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from newsdesk.model import LinkCheckResult, LinkStatus, LinkStatusReason
from newsdesk.wire.fetching import Fetcher
from newsdesk.wire.linkcheck import look_at
from tests.webserver import Request, WebServer

NOW = datetime(2026, 1, 19, 12, tzinfo=UTC)
HEADLINE = "Council votes to rebuild the old harbour bridge"
STORY = f"<html><head><title>{HEADLINE} | Valley Post</title></head><body><h1>{HEADLINE}</h1></body></html>"


@pytest.fixture
def web() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server


def seen(url: str, *headlines: str) -> LinkCheckResult:
    return look_at(Fetcher(loopback=True), url, headlines or (HEADLINE,), NOW)


def test_a_page_that_is_the_story_is_well(web: WebServer) -> None:
    url = web.page("/a", STORY)
    assert seen(url) == LinkCheckResult(
        url=url, health=LinkStatus.OK, reason=LinkStatusReason.ANSWERS, at=NOW, status=200, title=HEADLINE
    )
    assert web.asked == [("HEAD", "/a"), ("GET", "/a")]


def test_a_file_is_asked_for_its_head_alone(web: WebServer) -> None:
    assert seen(web.page("/a.pdf", b"%PDF" + b"x" * 5000, content_type="application/pdf")).health is LinkStatus.OK
    assert web.asked == [("HEAD", "/a.pdf")]


@pytest.mark.parametrize("status", [301, 308])
def test_a_page_that_moved_for_good_says_where_to(web: WebServer, status: int) -> None:
    web.page("/new", STORY)
    found = seen(web.page("/old", "", status, location="/new"))
    assert (found.health, found.to, found.permanent) == (LinkStatus.REDIRECTED, web.url("/new"), True)
    assert found.description == f"It leads on to {web.url('/new')} (for good)."


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_page_that_moved_for_now_is_told_apart(web: WebServer, status: int) -> None:
    web.page("/new", STORY)
    found = seen(web.page("/old", "", status, location="/new"))
    assert (found.health, found.to, found.permanent) == (LinkStatus.REDIRECTED, web.url("/new"), False)


@pytest.mark.parametrize("home", ["/", "/index.html", "/en/", "/home"])
def test_a_story_that_leads_to_the_home_page_is_suspect(web: WebServer, home: str) -> None:
    web.page(home, "<title>Valley Post</title>")
    found = seen(web.page("/2019/bridge", "", 301, location=home))
    assert (found.health, found.reason, found.to) == (LinkStatus.SUSPECT, LinkStatusReason.HOME_PAGE, web.url(home))


@pytest.mark.parametrize("status", [404, 410])
def test_only_what_is_gone_is_dead(web: WebServer, status: int) -> None:
    found = seen(web.page("/a", "<title>Not found</title>", status))
    assert (found.health, found.reason, found.status) == (LinkStatus.DEAD, LinkStatusReason.GONE, status)


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_a_server_that_refuses_head_is_asked_again(web: WebServer, status: int) -> None:
    def answering(request: Request) -> None:
        request.answer(status if request.command == "HEAD" else 200, STORY.encode())

    web.pages["/a"] = answering
    assert seen(web.url("/a")).health is LinkStatus.OK


def test_a_server_that_answers_head_with_nonsense_is_asked_again(web: WebServer) -> None:
    def answering(request: Request) -> None:
        if request.command == "HEAD":
            request.wfile.write(b"what?\r\n\r\n")
        else:
            request.answer(200, STORY.encode())

    web.pages["/a"] = answering
    assert seen(web.url("/a")).health is LinkStatus.OK


@pytest.mark.parametrize("status", [401, 403, 429, 451])
def test_who_lets_no_check_in_is_not_dead(web: WebServer, status: int) -> None:
    found = seen(web.page("/a", "<title>Forbidden</title>", status))
    assert (found.health, found.reason) == (LinkStatus.BLOCKED, LinkStatusReason.NOT_LET_IN)


def test_a_bot_wall_is_not_dead_whatever_status_it_has(web: WebServer) -> None:
    wall = "<title>Just a moment...</title>"
    for path, status in (("/200", 200), ("/403", 403), ("/503", 503)):
        assert seen(web.page(path, wall, status)).reason is LinkStatusReason.BOT_WALL
    assert seen(web.page("/header", "", 403, cf_mitigated="challenge")).reason is LinkStatusReason.BOT_WALL
    web.page("/consent/", "<title>Before you go on</title>")
    assert seen(web.page("/story", "", 302, location="/consent/?to=/story")).health is LinkStatus.BLOCKED
    # A story about them is a story.
    robots = "Are you a robot? Town hall tests its new captcha"
    assert seen(web.page("/robots", f"<title>{robots}</title>"), robots).health is LinkStatus.OK


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Page not found – Valley Post",
        "Seite nicht gefunden",
        "页面不存在",
        "This article is no longer available",
    ],
)
def test_a_page_that_says_it_is_not_there_is_suspect(web: WebServer, title: str) -> None:
    found = seen(web.page("/a", f"<title>{title}</title>"))
    assert (found.health, found.reason) == (LinkStatus.SUSPECT, LinkStatusReason.EMPTY_PAGE)
    assert seen(web.page("/b", f"<title>{title}</title>"), "").reason is LinkStatusReason.EMPTY_PAGE
    web.page("/404.html", "<title>Valley Post</title>")
    assert seen(web.page("/c", "", 302, location="/404.html")).reason is LinkStatusReason.EMPTY_PAGE


def test_another_storys_title_is_suspect_and_the_same_in_other_words_is_not(web: WebServer) -> None:
    url = web.page("/a", STORY)
    drifted = seen(url, "Ten recipes for a long winter evening")
    assert (drifted.health, drifted.reason, drifted.title) == (
        LinkStatus.SUSPECT,
        LinkStatusReason.OTHER_TITLE,
        HEADLINE,
    )
    for same in ("Harbour bridge to be rebuilt", "Bridge", HEADLINE.upper(), ""):
        assert seen(url, same).health is LinkStatus.OK
    # Two stories link to it, one of them by its name.
    assert seen(url, "Ten recipes for a long winter evening", HEADLINE).health is LinkStatus.OK
    chinese = web.page("/zh", "<title>市议会投票重建老港口大桥</title>")
    assert seen(chinese, "市议会决定重建老港口的大桥").health is LinkStatus.OK
    assert seen(chinese, "冬夜十道家常菜谱").reason is LinkStatusReason.OTHER_TITLE


def test_what_answers_nothing_is_told_by_why(web: WebServer) -> None:
    assert seen("http://10.0.0.1/").reason is LinkStatusReason.NOT_ASKED
    assert seen("http://10.0.0.1/").health is LinkStatus.UNCHECKED
    assert seen(web.page("/round", "", 302, location="/round")).reason is LinkStatusReason.CIRCLE
    assert seen(web.page("/inward", "", 302, location="http://10.0.0.1/")).reason is LinkStatusReason.NOT_ASKED
    assert seen(web.page("/file", "", 302, location="file:///etc/passwd")).reason is LinkStatusReason.NOT_ASKED
    found = seen(web.page("/fault", "", 502))
    assert (found.health, found.reason) == (LinkStatus.UNREACHABLE, LinkStatusReason.SERVER_FAULT)
    assert all(seen(web.url(path)).description.endswith(".") for path in ("/round", "/inward", "/fault"))
