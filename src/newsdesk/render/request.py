"""What a page is made from, and what it is once it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from newsdesk.model import Article, Media, Settings, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """All that a page is made from; nothing else goes into it. `media` is by hash."""

    article: Article
    settings: Settings = field(default_factory=Settings)
    targets: Mapping[UUID, Target] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)
    draft: bool = False


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
