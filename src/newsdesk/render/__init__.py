"""Markdown → safe fragment → page: the one renderer, without Qt, disk or clock."""

from newsdesk.render.child import RenderChild
from newsdesk.render.fragment import Fragments, fragment
from newsdesk.render.limits import RenderTimeoutError
from newsdesk.render.page import RENDERER, page, plain_page
from newsdesk.render.request import Page, PageRequest
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
