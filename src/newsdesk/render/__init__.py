"""Markdown → safe fragment → page: the one renderer, without Qt, disk or clock.

Who only asks for pages, of `RenderChild`, does not import what makes them (`render.page`): that is the child's burden.
"""

from newsdesk.render.child import RenderChild
from newsdesk.render.limits import LINK_RELATIONS, SHOWN_TAGS, RenderTimeoutError, ThemeError
from newsdesk.render.request import RENDERER, Page, PageRequest
from newsdesk.render.text import reading_text
from newsdesk.render.themefiles import BLOCKED

__all__ = [
    "BLOCKED",
    "LINK_RELATIONS",
    "RENDERER",
    "SHOWN_TAGS",
    "Page",
    "PageRequest",
    "RenderChild",
    "RenderTimeoutError",
    "ThemeError",
    "reading_text",
]
