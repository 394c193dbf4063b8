"""Rendering where it can be stopped: a child process that is ended when a text takes too long."""

import multiprocessing
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from newsdesk.errors import NewsdeskError
from newsdesk.render.limits import RenderTimeoutError
from newsdesk.render.request import Page, PageRequest

_START_SECONDS = 30.0


class RenderChild:
    """Renders pages in one long-lived child. It is started when first wanted and again after it had to be ended.

    The deadline (seconds) holds for one page; starting the child does not count. Callers on several threads wait for
    one another. The child knows nothing of Qt and ends with its parent, however that ends.
    """

    def __init__(self, deadline: float = 2.0) -> None:
        self._deadline = deadline
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def render(self, request: PageRequest) -> Page:
        """Return the page that `page` makes.

        Raises `RenderTimeoutError`, naming the story, where its text cannot be laid out, and what else `page` raises.
        """
        with self._lock:
            if self._process is not None and not self._process.is_alive():
                # It was ended from outside while it had nothing to do: no fault of this text.
                self._end()
            pipe = self._pipe or self._start()
            answered = False
            try:
                pipe.send(request)
                if pipe.poll(self._deadline):
                    answer = pipe.recv()
                    answered = True
            except (EOFError, OSError):
                # The child died of the text: told like a text that takes for ever.
                raise _too_hard(request) from None
            finally:
                if not answered:
                    self._end()
        if not answered:
            raise _too_hard(request)
        if isinstance(answer, Page):
            return answer
        if isinstance(answer, NewsdeskError):
            raise answer
        raise _too_hard(request)

    def close(self) -> None:
        """End the child; a later page starts another."""
        with self._lock:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> Connection:
        # Spawned on every system: a fork of a process with threads and a web engine may hang.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), daemon=True, name="newsdesk-render")
        try:
            process.start()
        except OSError as error:
            # No memory or no room for another process: there is none to be ended.
            ours.close()
            raise NewsdeskError(
                "The page renderer does not start ({reason}); close other programs and try again.",
                reason=error.strerror or error,
            ) from error
        finally:
            theirs.close()
        self._process, self._pipe = process, ours
        # One that dies while it starts is told as one that does not start.
        with suppress(EOFError, OSError):
            if ours.poll(_START_SECONDS):
                ours.recv()
                return ours
        self._end()
        raise NewsdeskError("The page renderer does not start; restart Newsdesk.")

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
        "The text of “{name}” cannot be laid out in time; look for very long runs of brackets or other signs in it.",
        name=name,
    )


def _serve(pipe: Connection) -> None:
    """Answer requests until the other side goes away."""
    # Ctrl+C in a terminal reaches the whole group; only the parent has something to say then.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from newsdesk.render.fragment import Fragments
    from newsdesk.render.page import page

    fragments = Fragments()
    pipe.send("ready")
    while True:
        try:
            request = pipe.recv()
        except (EOFError, OSError):
            return
        answer: Page | NewsdeskError | None = None
        try:
            answer = page(request, fragments)
        except NewsdeskError as error:
            answer = error
        except (RecursionError, MemoryError):
            # What was half done must not be built on.
            fragments = Fragments()
        try:
            pipe.send(answer)
        except OSError:
            return
