"""Markdown → safe fragment → page: the one renderer, without Qt, disk or clock."""

from newsdesk.render.child import RenderChild, RenderTimeoutError
from newsdesk.render.fragment import Fragments, fragment
from newsdesk.render.page import RENDERER, Page, PageRequest, page, plain_page
from newsdesk.render.text import reading_text, words

__all__ = [
    "RENDERER",
    "Fragments",
    "Page",
    "PageRequest",
    "RenderChild",
    "RenderTimeoutError",
    "fragment",
    "page",
    "plain_page",
    "reading_text",
    "words",
]
