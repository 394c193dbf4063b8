"""What a page is made from, and what it is once it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from newsdesk.model import Article, LinkTarget, Media, Settings

RENDERER = 5
"""Raised whenever the same article gives another fragment, or another live story, than before."""

TASK_OPEN, TASK_DONE = '<span class="task">☐</span>', '<span class="task">☑</span>'
"""The box of a task as a fragment has it. The page names its state, in the words of its theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The site around a page: the way up to its `root`, whether it has feeds, where translations are by language."""

    root: str
    feeds: bool
    alternates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """All that a page is made from; nothing else goes into it. `media` is by hash.

    With a `site` around it the page leads to its sections and feeds. `own_theme` is the folder of the desk's own
    templates and style, which go before the theme's.
    """

    article: Article
    settings: Settings = field(default_factory=Settings)
    targets: Mapping[UUID, LinkTarget] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)
    draft: bool = False
    site: Around | None = None
    own_theme: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page. `media` names the files it shows, `words` counts the body's, `fragment` is the body's own HTML."""

    html: str
    media: tuple[str, ...]
    words: int
    fragment: str

    @property
    def data(self) -> bytes:
        """The page as it is written and served."""
        return self.html.encode()
