"""Rendering where it can be stopped: a child process that is ended when a text takes too long."""

import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from newsdesk.errors import NewsdeskError
from newsdesk.render.fragment import Fragments
from newsdesk.render.page import Page, PageRequest, page

_START_SECONDS = 30.0


class RenderTimeoutError(NewsdeskError):
    """A text could not be turned into a page within the deadline, or brought the renderer down."""


class RenderChild:
    """Renders pages in one long-lived child. It is started when first wanted and again after it had to be ended.

    The deadline (seconds) holds for one page; starting the child does not count. Callers on several threads wait for
    one another.
    """

    def __init__(self, deadline: float = 2.0) -> None:
        self._deadline = deadline
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def render(self, request: PageRequest) -> Page:
        """Return the page, or raise `RenderTimeoutError` naming the story."""
        with self._lock:
            pipe = self._pipe or self._start()
            try:
                pipe.send(request)
                if pipe.poll(self._deadline):
                    answer = pipe.recv()
                    if isinstance(answer, Page):
                        return answer
                    raise _too_hard(request)
            except (EOFError, OSError):
                # The child died of the text: told like a text that takes for ever.
                self._end()
                raise _too_hard(request) from None
            self._end()
            raise _too_hard(request)

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True, name="newsdesk-render")
        self._process.start()
        theirs.close()
        if not ours.poll(_START_SECONDS):
            self._end()
            raise NewsdeskError("The page renderer does not start; restart Newsdesk.")
        ours.recv()
        self._pipe = ours
        return ours

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._pipe = self._process = None


def _too_hard(request: PageRequest) -> RenderTimeoutError:
    name = request.article.headline or "Untitled"
    return RenderTimeoutError(
        f"The text of “{name}” cannot be laid out in time; look for very long runs of brackets or other signs in it."
    )


def _serve(pipe: Connection) -> None:
    """Answer requests until the other side goes away."""
    fragments = Fragments()
    pipe.send("ready")
    while True:
        try:
            request = pipe.recv()
        except EOFError:
            return
        try:
            answer: Page | str = page(request, fragments)
        except RecursionError:
            answer = "nested too deeply"
        pipe.send(answer)
