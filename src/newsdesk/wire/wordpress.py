"""A WordPress export (WXR) as stories: posts and pages, with their fields; what is no story is counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from newsdesk.errors import ImportRejectedError
from newsdesk.messages import Message
from newsdesk.model import Article, Settings
from newsdesk.wire.feed_text import plain_line, plain_text
from newsdesk.wire.incoming import Incoming
from newsdesk.wire.matter import slug_of
from newsdesk.wire.rich_text import read_rich_text
from newsdesk.wire.wordpress_markup import Attachment, PostMarkup
from newsdesk.wire.wordpress_post import WordPressPost, element_key, plain_element_text, post_date
from newsdesk.wire.xml_tree import local_name, parse_xml

_MARK = b"wordpress.org/export/"
_KINDS = {
    "attachment": (Message("{count} attachment"), Message("{count} attachments")),
    "nav_menu_item": (Message("{count} menu item"), Message("{count} menu items")),
    "revision": (Message("{count} revision"), Message("{count} revisions")),
    "trash": (Message("{count} post in the trash"), Message("{count} posts in the trash")),
    "": (Message("{count} setting of the site"), Message("{count} settings of the site")),
}
"""What an export holds that is no story, one of it and several."""
_TECHNICAL = frozenset(
    {"custom_css", "customize_changeset", "oembed_cache", "user_request", "acf-field", "acf-field-group"}
)
_DEEPEST = 50
_SEO_TITLES = ("_yoast_wpseo_title", "rank_math_title", "_aioseo_title")
_DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description")


def is_wordpress_export(data: bytes) -> bool:
    """Return whether a file of XML is an export of WordPress."""
    return _MARK in data[:16_000]


def read_wordpress(data: bytes, name: str, settings: Settings) -> tuple[Incoming, ...]:
    """Return a story for each post and page of an export.

    Drafts, and what is private or protected by a password, are drafts here and never published with the others.
    Attachments, menu items, revisions and the like are counted in `skipped` of the first story. Raises
    `ImportRejectedError` where there is no story in it.
    """
    root, sound = parse_xml(data, name)
    archive = _Archive(root, settings)
    stories = list(archive.stories())
    skipped = archive.skipped()
    if not sound:
        skipped = (*skipped, Message("the file is damaged: some of it may be missing"))
    if not stories:
        raise ImportRejectedError(
            "{name} is a WordPress export without posts or pages: {skipped}.",
            name=name,
            skipped=Message.join_parts(", ", skipped) or Message("it is empty"),
        )
    stories[0] = replace(stories[0], skipped=skipped)
    return tuple(stories)


class _Archive:
    """A whole export: its authors, terms and attachments, which its posts name by login, slug and number."""

    def __init__(self, root: Any, settings: Settings) -> None:  # noqa: ANN401 - lxml has no types
        self._settings = settings
        channel = next((child for child in root if local_name(child) == "channel"), root)
        self._posts = [WordPressPost(item) for item in channel if local_name(item) == "item"]
        about = [child for child in channel if local_name(child) != "item"]
        self._said = {element_key(child): plain_element_text(child) for child in about if len(child) == 0}
        self._authors: dict[str, str] = {}
        self._parents: dict[str, tuple[str, str]] = {}
        for child in about:
            inner = {element_key(part): plain_element_text(part) for part in child}
            if element_key(child) == "wp:author":
                self._authors[inner.get("wp:author_login", "")] = inner.get("wp:author_display_name", "")
            elif element_key(child) == "wp:category":
                self._parents[inner.get("wp:category_nicename", "")] = (
                    inner.get("wp:cat_name", ""),
                    inner.get("wp:category_parent", ""),
                )
        self._files = {post.text("wp:post_id"): _attachment(post) for post in self._posts if post.kind == "attachment"}
        blocks = {
            post.text("wp:post_id"): post.raw("content:encoded") for post in self._posts if post.kind == "wp_block"
        }
        self._markup = PostMarkup(self._files, blocks)

    def stories(self) -> Iterator[Incoming]:
        """Yield the posts and pages that are stories."""
        yield from (self._story(post) for post in self._posts if not _no_story(post))

    def skipped(self) -> tuple[str, ...]:
        """Return a phrase for each kind of thing that is no story, with how many there are."""
        counts: Counter[str] = Counter(kind for post in self._posts if (kind := _no_story(post)))
        named: defaultdict[str, int] = defaultdict(int)
        for kind, count in counts.items():
            named[kind if kind in _KINDS else ""] += count
        phrases = [Message(_KINDS[kind][count > 1], count=count) for kind, count in named.items()]
        site = " – ".join(filter(None, (self._said.get("title", ""), self._said.get("description", ""))))
        return (*phrases, *([Message("the name of the site, {site}", site=site)] if site else []))

    def _story(self, post: WordPressPost) -> Incoming:
        link = post.text("link") or self._said.get("link", "")
        markup, gone = self._markup.as_html(post.raw("content:encoded"))
        text = read_rich_text(markup, link)
        section, keywords, dropped = self._terms(post)
        excerpt = plain_text(post.raw("excerpt:encoded"))
        written = post_date(post, "wp:post_date", self._settings)
        changed = post_date(post, "wp:post_modified", self._settings)
        live = post.status == "publish"
        login = post.text("dc:creator")
        author = self._authors.get(login, "") or login
        article = Article(
            headline=post.text("title"),
            slug=slug_of(post.text("wp:post_name")),
            standfirst=excerpt,
            seo_title=_of_meta(post.meta, _SEO_TITLES),
            description=_of_meta(post.meta, _DESCRIPTIONS),
            byline=(author,) if author else (),
            date=written,
            modified=changed if live and changed and written and changed > written else None,
            scheduled=written if post.status == "future" else None,
            section=section,
            keywords=keywords,
            language=self._said.get("language", "").replace("_", "-") or self._settings.language,
            body=text.markdown,
        )
        return Incoming(
            article=article,
            left_out=(*text.left_out, *gone, *dropped, *_left_behind(post)),
            unplaced=tuple(self._unplaced(post, article)),
            format="wordpress",
            is_draft=not live or bool(post.text("wp:post_password")),
        )

    def _unplaced(self, post: WordPressPost, article: Article) -> Iterator[str]:
        if address := post.text("link"):
            yield address
        lead = self._files.get(post.meta.get("_thumbnail_id", ""))
        if lead is not None:
            yield " – ".join(filter(None, (f"Lead picture: {lead.url}", lead.alt, plain_line(lead.caption))))
        if post.kind not in ("post", "page"):
            yield f"wp:post_type: {post.kind}"
        if post.status not in ("publish", "draft"):
            yield f"wp:status: {post.status}"
        if post.text("wp:post_password"):
            yield f"wp:post_password: {post.text('wp:post_password')}"
        if (described := post.text("description")) and described not in article.body:
            yield f"description: {described}"
        if article.date is None and (written := post.text("wp:post_date") or post.text("pubDate")):
            yield f"date: {written}"
        yield from post.rest()

    def _terms(self, post: WordPressPost) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the section, the keywords, and the category that WordPress gives to what has none."""
        categories = [(nice, name) for domain, nice, name in post.categories if domain == "category" and name]
        dropped = tuple(name for nice, name in categories if nice == "uncategorized")
        categories = [(nice, name) for nice, name in categories if nice != "uncategorized"]
        deepest = max(categories, key=lambda category: len(self._path(*category)), default=None)
        section = self._path(*deepest) if deepest else ()
        others = (name for _nice, name in categories if name not in section)
        terms = (name for domain, _nice, name in post.categories if domain not in ("category", "post_format") and name)
        return section, tuple(dict.fromkeys([*others, *terms])), dropped

    def _path(self, nicename: str, name: str) -> tuple[str, ...]:
        path, parent = [name], self._parents.get(nicename, ("", ""))[1]
        while parent in self._parents and self._parents[parent][0] not in path and len(path) < _DEEPEST:
            above, parent = self._parents[parent]
            path.insert(0, above)
        return tuple(path)


def _no_story(post: WordPressPost) -> str:
    """Return which kind of thing a post is that is no story; "" for a story."""
    if post.kind in _KINDS or post.kind in _TECHNICAL or post.kind.startswith("wp_"):
        return post.kind
    if post.status == "trash":
        return "trash"
    return "auto-draft" if post.status in ("auto-draft", "inherit") else ""


def _left_behind(post: WordPressPost) -> Iterator[str]:
    if post.comments:
        yield (
            Message("1 comment of a reader")
            if post.comments == 1
            else Message("{count} comments of readers", count=post.comments)
        )


def _attachment(post: WordPressPost) -> Attachment:
    return Attachment(
        url=post.text("wp:attachment_url") or post.text("guid"),
        alt=plain_line(post.meta.get("_wp_attachment_image_alt", "")),
        caption=post.raw("excerpt:encoded"),
    )


def _of_meta(meta: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((words for key in keys if (words := plain_line(meta.get(key, "")))), "")
