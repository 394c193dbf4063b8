"""She has the links of her stories looked at: what was seen is kept beside them, and nothing is changed."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, LinkStatus, LinkStatusReason, RelatedLink, Strip, external_links, link_health_key
from newsdesk.paths import resolve_paths
from newsdesk.wire.fetching import Fetcher
from tests.webserver import Request, WebServer

NOW = datetime(2026, 1, 19, 12, tzinfo=UTC)


@pytest.fixture
def web() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk that may ask this machine, under any name that ends in .example."""

    def resolve(host: str, port: int) -> Sequence[str]:
        if host.endswith(".example") or host == "127.0.0.1":
            return ["127.0.0.1"]
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    with Desk.open(resolve_paths(tmp_path), lambda: NOW, web=lambda: Fetcher(resolve=resolve, loopback=True)) as opened:
        yield opened


def story(*urls: str, body: str = "Text.") -> Article:
    links = tuple(RelatedLink(headline=f"Bridge opens {place}", url=url) for place, url in enumerate(urls))
    return Article(headline="Bridge", body=body, strip=Strip(links=links))


def test_links_of_strip_and_text_are_found_with_their_places() -> None:
    body = (
        "See [one](https://a.example/1_(b)) and <https://a.example/2>.\n\n[three][x], ![no](media:00), `https://code.example`\n"
        '\n[x]: https://a.example/3 "Title"\n[story](story:0a0a0a0a-0000-0000-0000-000000000abc)'
    )
    found = [
        (link.location, link.url)
        for link in external_links(story("https://a.example/s", "javascript:x", "", body=body))
    ]
    assert found == [
        ("links[1]", "https://a.example/s"),
        ("body:1", "https://a.example/1_(b)"),
        ("body:1", "https://a.example/2"),
        ("body:5", "https://a.example/3"),
    ]


def test_an_address_is_kept_without_what_follows_readers_and_without_a_part_of_the_page() -> None:
    assert link_health_key("https://a.example/x?id=1&utm_source=y#part") == "https://a.example/x?id=1"
    assert link_health_key("file:///etc/passwd") == ""


def test_what_was_seen_is_kept_with_its_time_and_no_story_is_changed(desk: Desk, web: WebServer) -> None:
    web.page("/new", "<title>Bridge opens</title>")
    gone, moved = web.page("/gone", "", 404), web.page("/old", "", 301, location="/new")
    saved = desk.writing.new(story(gone, moved))
    before = desk.writing.by_slug(saved.slug)
    progress: list[tuple[int, int]] = []

    seen = desk.link_checks.check(external_links(saved), lambda done, of: progress.append((done, of)))

    assert {found.health for found in seen.values()} == {LinkStatus.DEAD, LinkStatus.REDIRECTED}
    assert (progress[0], progress[-1]) == ((0, 2), (2, 2))
    assert desk.link_checks.health(saved) == seen
    assert all(found.at == NOW for found in seen.values())
    assert desk.writing.by_slug(saved.slug) == before
    known = desk.link_checks.known(desk.link_checks.articles([]))
    assert [(link.slug, link.link.location, link.seen) for link in known] == [
        ("bridge", "links[1]", seen[gone]),
        ("bridge", "links[2]", seen[moved]),
    ]


def test_the_checks_say_what_was_seen_and_one_key_mends_an_address_that_moved(desk: Desk, web: WebServer) -> None:
    web.page("/new", "<title>Bridge opens</title>")
    saved = desk.writing.new(story(web.page("/gone", "", 404), web.page("/old", "", 301, location="/new")))
    assert not [finding for finding in desk.publishing.check(saved) if finding.rule.startswith("link-")]
    asked = len(web.asked)
    desk.link_checks.check(external_links(saved))
    asked = len(web.asked)

    dead, moved = [finding for finding in desk.publishing.check(saved) if finding.rule.startswith("link-")]

    assert len(web.asked) == asked
    assert (dead.rule, dead.severity, dead.place) == ("link-dead", "warn", "links[1]")
    assert dead.message == "“Bridge opens 0”: There is no page any more (404). Seen on 2026-01-19."
    assert (moved.rule, moved.severity) == ("link-moved", "note")
    mended = desk.publishing.mended(saved, moved)
    assert mended is not None
    assert mended.strip.links[1] == replace(saved.strip.links[1], url=web.url("/new"))


def test_a_bundle_is_the_same_whatever_was_seen(desk: Desk, web: WebServer, tmp_path: Path) -> None:
    saved = desk.writing.new(story(web.page("/gone", "", 404)))
    desk.publishing.export(saved.slug, tmp_path / "before", zipped=True)
    desk.link_checks.check(external_links(saved))
    exported = desk.publishing.export(saved.slug, tmp_path / "after", zipped=True)
    assert any(finding.rule == "link-dead" for finding in exported.findings)
    name = f"{saved.slug}.zip"
    assert (tmp_path / "before" / name).read_bytes() == (tmp_path / "after" / name).read_bytes()


def test_a_desk_may_hold_back_stories_with_dead_links(desk: Desk, web: WebServer) -> None:
    saved = desk.writing.new(story(web.page("/gone", "", 404)))
    desk.configure(replace(desk.settings, rules="link-dead=block"))
    desk.link_checks.check(external_links(saved))
    with pytest.raises(NewsdeskError, match="held back"):
        desk.publishing.publish(saved.id)


def _counting(web: WebServer) -> tuple[Callable[[Request], None], list[int]]:
    """Return a page that counts how many ask for it at once, and the most there were so far of each."""
    lock, now, most = threading.Lock(), [0], [0]
    enough = threading.Event()

    def answering(request: Request) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
            if most[0] > 2:
                enough.set()
        # Long enough that others would come in if they were let; the test ends early where one does.
        enough.wait(0.05)
        with lock:
            now[0] -= 1
        request.answer(200, b"<title>Bridge opens</title>")

    return answering, most


def test_one_server_is_asked_over_two_connections_at_most(desk: Desk, web: WebServer) -> None:
    answering, most = _counting(web)
    for number in range(8):
        web.pages[f"/{number}"] = answering
    seen = desk.link_checks.check(external_links(story(*(web.url(f"/{number}") for number in range(8)))))
    assert most == [2]
    assert len(seen) == 8


def test_several_servers_are_asked_at_once(desk: Desk, web: WebServer) -> None:
    # None is answered before all have been asked.
    together = threading.Barrier(4, timeout=20)

    def answering(request: Request) -> None:
        if request.command == "HEAD":
            together.wait()
        request.answer(200, b"<title>Bridge opens</title>")

    web.pages["/"] = answering
    seen = desk.link_checks.check(external_links(story(*(web.url("/", f"{name}.example") for name in "abcd"))))
    assert {found.health for found in seen.values()} == {LinkStatus.OK}


def test_a_server_that_has_had_enough_is_left_alone(desk: Desk, web: WebServer) -> None:
    urls = [web.page(f"/{number}", "", 429) for number in range(8)]
    seen = desk.link_checks.check(external_links(story(*urls)))
    assert len(seen) == len(web.asked) == 2
    assert {found.health for found in seen.values()} == {LinkStatus.BLOCKED}


def test_stop_keeps_what_was_seen_until_then(desk: Desk, web: WebServer) -> None:
    stopped = threading.Event()

    def waiting(request: Request) -> None:
        stopped.set()
        request.server.over.wait(30)

    # Two connections: the second one's first address waits, and the first one's first is done by then or never asked.
    web.page("/well", "<title>Bridge opens</title>")
    web.pages["/slow"] = waiting
    checked = story(web.url("/slow"), *(web.url("/slow?x") for _ in range(3)))
    seen = desk.link_checks.check(external_links(checked), stopped=stopped)
    assert seen == {}
    assert desk.link_checks.health(checked) == {}
    # And the next check asks again.
    web.page("/slow", "<title>Bridge opens</title>")
    assert desk.link_checks.check(external_links(checked))[web.url("/slow")].health is LinkStatus.OK


def test_stop_waits_for_nobody_who_is_slow_to_shake_hands(desk: Desk) -> None:
    stopped, over = threading.Event(), threading.Event()
    # It takes the connection and never says a word of TLS.
    with socket.create_server(("127.0.0.1", 0)) as mute:
        links = tuple(external_links(story(f"https://mute.example:{mute.getsockname()[1]}/")))

        def check() -> None:
            desk.link_checks.check(links, stopped=stopped)
            over.set()

        checking = threading.Thread(target=check)
        checking.start()
        connection, _address = mute.accept()
        with connection:
            connection.recv(1)
            stopped.set()
            assert over.wait(8), "the handshake was waited for"
        checking.join()


def test_a_machine_that_is_not_found_is_dead_only_where_others_are(desk: Desk, web: WebServer) -> None:
    gone = "https://gone.invalid/a"
    found = desk.link_checks.check(external_links(story(gone, web.page("/", "<title>Bridge opens</title>"))))[gone]
    assert (found.health, found.reason) == (LinkStatus.DEAD, LinkStatusReason.NO_HOST)
    alone = desk.link_checks.check(external_links(story(gone)))[gone]
    assert (alone.health, alone.reason) == (LinkStatus.UNREACHABLE, LinkStatusReason.NO_HOST)


def test_without_a_connection_nothing_is_noted(desk: Desk) -> None:
    checked = story("https://one.invalid/", "https://two.invalid/")
    with pytest.raises(NewsdeskError, match="connection"):
        desk.link_checks.check(external_links(checked))
    assert desk.link_checks.health(checked) == {}


def test_a_check_reaches_no_machine_of_the_own_network_unless_a_test_says_so(tmp_path: Path, web: WebServer) -> None:
    web.page("/", "<title>Secret</title>")
    with Desk.open(resolve_paths(tmp_path / "other"), web=Fetcher) as own:
        urls = [web.url("/"), web.url("/", "localhost"), "http://[::ffff:127.0.0.1]/", "http://2130706433/"]
        seen = own.link_checks.check(external_links(story(*urls)))
        assert {found.reason for found in seen.values()} == {LinkStatusReason.NOT_ASKED}
        assert own.link_checks.titles(urls) == {}
    assert web.asked == []


def test_titles_of_pasted_addresses_are_looked_up_and_what_has_none_is_left_out(desk: Desk, web: WebServer) -> None:
    titled = web.page("/a", "<title>Bridge opens | Valley Post</title>")
    urls = [titled, web.page("/none", "x"), web.page("/gone", "<title>Not found</title>", 404), "https://gone.invalid/"]
    assert desk.link_checks.titles(urls) == {titled: "Bridge opens"}
