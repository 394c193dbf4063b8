"""Hostile text is stopped, and the next story renders as if nothing had been."""

import errno
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, Settings
from newsdesk.render import PageRequest, RenderChild, RenderTimeoutError
from newsdesk.render.page import page


def story(body: str) -> PageRequest:
    return PageRequest(article=Article(headline="The long one", body=body))


HOSTILE = {
    "images in images": "![[]()" * 4800,
    "quotes": ">" * 100_000,
    "brackets": "[" * 100_000,
    "divisions": "<div>" * 100_000,
    "a vast table": "|a" * 50 + "|\n" + "|-" * 50 + "|\n" + ("|a" * 50 + "|\n") * 2000,
    "lists in lists": "- " * 5000 + "x",
}


@pytest.fixture(scope="module")
def child() -> "RenderChild":  # type: ignore[misc]
    with RenderChild() as made:
        made.render(story("Awake."))
        yield made


def test_the_child_makes_the_very_same_page(child: RenderChild, request_for_story: PageRequest) -> None:
    assert child.render(request_for_story) == page(request_for_story)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_in_time_and_with_a_sentence(child: RenderChild, name: str) -> None:
    started = time.monotonic()
    with pytest.raises(RenderTimeoutError, match=r"The long one|make the text flatter"):
        child.render(story(HOSTILE[name]))
    assert time.monotonic() - started < 4
    assert child.render(story("Still here.")).fragment == "<p>Still here.</p>"


def test_a_child_ended_from_outside_is_replaced_without_a_word(child: RenderChild) -> None:
    assert child._process is not None
    assert child._process.pid is not None
    os.kill(child._process.pid, signal.SIGTERM)
    child._process.join(10)
    assert child.render(story("Again.")).fragment == "<p>Again.</p>"


def test_what_page_raises_comes_through(child: RenderChild) -> None:
    with pytest.raises(NewsdeskError, match="no page theme") as raised:
        child.render(PageRequest(article=Article(), settings=Settings(theme="none")))
    assert not isinstance(raised.value, RenderTimeoutError)


def test_callers_wait_for_one_another(child: RenderChild) -> None:
    made: dict[int, str] = {}

    def ask(number: int) -> None:
        made[number] = child.render(story(f"Number {number}.")).fragment

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == {number: f"<p>Number {number}.</p>" for number in range(8)}


def test_requests_and_pages_travel(request_for_story: PageRequest) -> None:
    assert pickle.loads(pickle.dumps(request_for_story)) == request_for_story


SCRIPT = """
import sys
from newsdesk.model import Article
from newsdesk.render import PageRequest, RenderChild

if __name__ == "__main__":
    with RenderChild() as child:
        sys.stdout.write(child.render(PageRequest(article=Article(body="From a *script*."))).fragment)
    assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
"""


def test_it_works_from_a_script_and_without_qt(tmp_path: Path) -> None:
    file = tmp_path / "command"
    file.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, file], capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("<p>From a <em>script</em>.</p>", "")


def test_a_child_for_which_there_is_no_room_is_a_sentence_and_nothing_is_left_to_end(
    request_for_story: PageRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_process: object) -> None:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    child = RenderChild()
    with monkeypatch.context() as full:
        full.setattr("multiprocessing.context.SpawnProcess._Popen", staticmethod(no_room))
        with pytest.raises(NewsdeskError, match="does not start"):
            child.render(request_for_story)
        child.close()
    assert child.render(request_for_story).data
    child.close()
