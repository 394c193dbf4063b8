"""The page: one story as readers see it. The only renderer; preview and export both show what it returns."""

import html
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from babel.lists import format_list
from markupsafe import Markup

from newsdesk.model import Article, Status, count_body_words, typeset_article
from newsdesk.render.addresses import figure, origin_of, strip_of, trail_of, with_pictures, with_story_links
from newsdesk.render.dateline import dateline_of
from newsdesk.render.leads import find_large_picture, find_lead
from newsdesk.render.limits import DESCRIPTION_LENGTH
from newsdesk.render.metadata import About, json_ld, open_graph
from newsdesk.render.request import TASK_DONE, TASK_OPEN, Page, PageRequest
from newsdesk.render.text import reading_text
from newsdesk.render.theme import Tongue, frame_of, load_theme, own_words, template_faults, tongue, zone

if TYPE_CHECKING:
    from newsdesk.render.fragment import Fragments

_TABLE = re.compile(r'<table(?: [a-z]+="[^"]*")*>')


def page(request: PageRequest, fragments: "Fragments | None" = None) -> Page:
    """Return the page of a story; the same request gives the same bytes on every machine.

    `fragments` may remember earlier texts to be quicker. Raises `RenderTimeoutError` for text past the caps and
    `NewsdeskError` for settings that cannot be followed, but hostile text can take for ever: call it through
    `RenderChild`.
    """
    # A site is made of texts rendered before, by processes that need no Markdown.
    from newsdesk.render.fragment import Fragments

    rendered = (fragments or Fragments()).rendered(request.article.body)
    return _laid_out(request, rendered.html, rendered.words)


def page_of(request: PageRequest, fragment: str, words: int) -> Page:
    """Return the page of a story whose body was rendered before: its fragment and number of words."""
    return _laid_out(request, fragment, words)


def plain_page(request: PageRequest, notice: str) -> Page:
    """Return the page with its body as plain escaped text under a notice: for the preview of a text too hard."""
    parts = [part.strip("\n") for part in request.article.body.split("\n\n")]
    paragraphs = [f"<p>{html.escape(part)}</p>" for part in parts if part.strip()]
    told = "\n".join((f"<p><strong>{html.escape(notice)}</strong></p>", *paragraphs))
    return _laid_out(request, told, count_body_words(request.article.body))


def _laid_out(request: PageRequest, fragment: str, count: int) -> Page:
    article, settings, site = typeset_article(request.article), request.settings, request.site
    theme = load_theme(settings.theme, request.own_theme)
    language = tongue(article.language, settings.language, settings.date_style)
    words_language, said = language.words(theme)
    clock = zone(settings.time_zone)
    killed = article.status is Status.KILLED
    used: dict[str, None] = {}
    lead = None if killed else find_lead(article, request.media)
    shown = "" if lead is None else figure(lead.picture, request.media, used)
    url = f"{settings.base_url}/{article.slug}/" if settings.base_url else ""
    if lead is not None and url:
        # Named in the page's data alone, by their whole address.
        used |= dict.fromkeys(crop.name for crop in lead.crops)
    description = article.description or article.standfirst or beginning(fragment)
    body = "" if killed else _opened(request, language, _body(request, fragment, said, used))
    pictured = lead or (None if killed else find_large_picture(article, fragment, request.media))
    about = About(
        settings=settings,
        zone=clock,
        language=language.tag,
        locale=language.locale,
        url=url,
        description=description,
        words=count,
        lead=pictured,
        logo=theme.logo,
        in_site=site is not None,
    )
    with template_faults(theme.own, article.headline or "Untitled"):
        written = theme.page.render(
            article=article,
            settings=settings,
            language=language.tag,
            direction=language.direction,
            words=said,
            own=own_words(words_language, language),
            site=site,
            frame=frame_of(theme, language, settings.name, (site.root, site.feeds) if site else ("", False)),
            trail_items=trail_of(article.section, site.root if site else None),
            title=article.seo_title or article.headline,
            description="" if killed else description,
            draft=request.draft,
            killed=killed,
            url=url,
            origin=origin_of(article.source, said["comma"], *_dated(article, language)),
            byline=format_list(list(article.byline), locale=language.locale) if article.byline else "",
            strip_items=strip_of(request, said["comma"], language.day),
            lead=Markup(shown),
            body=Markup(body),
            corrections=[
                {
                    "kind": said[note.kind.value],
                    "was": note.was,
                    "now": note.now,
                    "date": language.day(note.at.astimezone(clock)),
                    "iso": note.at.astimezone(clock).isoformat(),
                }
                for note in article.corrections
            ],
            style=theme.style,
            style_hash=theme.style_hash,
            style_address=f"{site.root}{theme.style_file}" if site else "",
            json_ld=Markup("" if killed else json_ld(article, about)),
            properties="" if killed else open_graph(article, about),
            lead_image=pictured is not None and bool(url),
        )
    return Page(html=written, media=tuple(used), words=count, fragment=fragment)


def _body(request: PageRequest, fragment: str, said: Mapping[str, str], used: dict[str, None]) -> str:
    fragment = with_pictures(with_story_links(fragment, request), request, used)
    if "<table" in fragment:
        # A table may be wider than a phone: it scrolls by itself, by keyboard too, and the page stays where it is.
        opening = f'<div class="table" role="group" aria-label="{html.escape(said["table"])}" tabindex="0">'
        fragment = _TABLE.sub(lambda table: opening + table[0], fragment).replace("</table>", "</table></div>")
    for box, name in ((TASK_OPEN, "task_open"), (TASK_DONE, "task_done")):
        if box in fragment:
            sign = box.removeprefix('<span class="task">')
            label = html.escape(said[name])
            fragment = fragment.replace(box, f'<span class="task" role="img" aria-label="{label}">{sign}')
    return fragment


def _opened(request: PageRequest, language: Tongue, fragment: str) -> str:
    """Return the text with its dateline, which opens the first paragraph, or stands before another beginning."""
    article = request.article
    if not article.dateline:
        return fragment
    style = request.settings.dateline
    text, sign = dateline_of(style, article.dateline, article.source, article.date, language.locale)
    opening = f'<p><span class="dateline">{html.escape(text)}</span>'
    if fragment.startswith("<p>"):
        return f"{opening}{html.escape(sign)} {fragment[len('<p>') :]}"
    return f"{opening}</p>\n{fragment}"


def _dated(article: Article, language: Tongue) -> tuple[str, str]:
    return ("", "") if article.date is None else (language.day(article.date), article.date.isoformat())


def beginning(fragment: str) -> str:
    """Return a story's first words as one line, for want of a description."""
    start = fragment[: DESCRIPTION_LENGTH * 10]
    whole = start if start.rfind("<") <= start.rfind(">") else start[: start.rfind("<")]
    text = " ".join(reading_text(whole).split())
    return text if len(text) <= DESCRIPTION_LENGTH else text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"
