"""The words of the desk: frozen values and the rules on them, without input or output."""

from newsdesk.model.article import Article, Correction, CorrectionKind, Picture
from newsdesk.model.check_rules import RULE_LIST, RULES, Rule
from newsdesk.model.feeds import Feed, FeedContent, FeedItem, Fetching, WireItem, headline_key
from newsdesk.model.findings import BlockedError, Finding, Severity
from newsdesk.model.house_style import HouseRule, read_house_rules
from newsdesk.model.link_duplicates import Double, Likeness, doubles_in, part_doubles, same_headline, shown_headline
from newsdesk.model.link_health import Health, Observation, Outward, Reason, link_key, link_keys, outward_links
from newsdesk.model.links import STRIP_TITLE, RelatedLink, SharedStrip, Strip, Target, merged_strip, strip_title
from newsdesk.model.media import LEAST_AREA, Media
from newsdesk.model.patterns import compile_pattern
from newsdesk.model.published_story import LiveStory, LiveText, live_story
from newsdesk.model.query import FIELDS, Query, read_query
from newsdesk.model.references import media_in, stories_in, without_picture
from newsdesk.model.serialization import (
    article_digest,
    article_from_plain,
    article_to_plain,
    link_from_plain,
    link_to_plain,
)
from newsdesk.model.settings import DATE_STYLES, DATELINES, GRADES, Settings
from newsdesk.model.site_paths import author_folder, month_folder, section_folder, up
from newsdesk.model.slug import free_slug, make_slug, require_slug
from newsdesk.model.text_cleaning import ENTRIES, LEVELS, clean_line, clean_text, prose
from newsdesk.model.tokenizer import joined, spoken, terms, told, told_of
from newsdesk.model.typography import typeset, typographic
from newsdesk.model.urls import same_address, trackers_in, without_trackers
from newsdesk.model.web import base_address, language_tag, page_address, web_address
from newsdesk.model.word_count import count_body_words, count_words
from newsdesk.model.workflow import MOVES, STATE_NAMES, STATE_WORDS, Status, require_move

__all__ = [
    "DATELINES",
    "DATE_STYLES",
    "ENTRIES",
    "FIELDS",
    "GRADES",
    "LEAST_AREA",
    "LEVELS",
    "MOVES",
    "RULES",
    "RULE_LIST",
    "STATE_NAMES",
    "STATE_WORDS",
    "STRIP_TITLE",
    "Article",
    "BlockedError",
    "Correction",
    "CorrectionKind",
    "Double",
    "Feed",
    "FeedContent",
    "FeedItem",
    "Fetching",
    "Finding",
    "Health",
    "HouseRule",
    "Likeness",
    "LiveStory",
    "LiveText",
    "Media",
    "Observation",
    "Outward",
    "Picture",
    "Query",
    "Reason",
    "RelatedLink",
    "Rule",
    "Settings",
    "Severity",
    "SharedStrip",
    "Status",
    "Strip",
    "Target",
    "WireItem",
    "article_digest",
    "article_from_plain",
    "article_to_plain",
    "author_folder",
    "base_address",
    "clean_line",
    "clean_text",
    "compile_pattern",
    "count_body_words",
    "count_words",
    "doubles_in",
    "free_slug",
    "headline_key",
    "joined",
    "language_tag",
    "link_from_plain",
    "link_key",
    "link_keys",
    "link_to_plain",
    "live_story",
    "make_slug",
    "media_in",
    "merged_strip",
    "month_folder",
    "outward_links",
    "page_address",
    "part_doubles",
    "prose",
    "read_house_rules",
    "read_query",
    "require_move",
    "require_slug",
    "same_address",
    "same_headline",
    "section_folder",
    "shown_headline",
    "spoken",
    "stories_in",
    "strip_title",
    "terms",
    "told",
    "told_of",
    "trackers_in",
    "typeset",
    "typographic",
    "up",
    "web_address",
    "without_picture",
    "without_trackers",
]
