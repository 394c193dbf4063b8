"""Domain model: frozen values and their rules, without input or output."""

from newsdesk.model.article import Article, Correction, CorrectionKind, Picture
from newsdesk.model.check_rules import ADJUSTABLE_RULE_NAMES, CHECK_RULES, CheckRule
from newsdesk.model.feeds import Feed, FeedFetchResult, FeedItem, ParsedFeed, WireItem, headline_comparison_key
from newsdesk.model.findings import BlockingFindingsError, Finding, Severity
from newsdesk.model.house_style import HouseStyleRule, parse_house_rules
from newsdesk.model.language_tags import is_language_tag
from newsdesk.model.link_duplicates import (
    DuplicateLink,
    DuplicateReason,
    display_headline,
    find_duplicates,
    headlines_match,
    split_duplicates,
)
from newsdesk.model.link_health import (
    ExternalLink,
    LinkCheckResult,
    LinkStatus,
    LinkStatusReason,
    external_links,
    link_health_key,
    link_health_keys,
)
from newsdesk.model.links import (
    DEFAULT_STRIP_TITLE,
    LinkTarget,
    RelatedLink,
    SharedStrip,
    Strip,
    default_strip_title,
    merge_strips,
)
from newsdesk.model.media import MIN_SEARCH_IMAGE_AREA, Media
from newsdesk.model.patterns import compile_pattern
from newsdesk.model.published_story import PublishedStory, PublishedText, to_published_story
from newsdesk.model.query import QUERY_FIELDS, Query, parse_query
from newsdesk.model.references import linked_story_ids, media_digests, remove_picture
from newsdesk.model.serialization import (
    article_digest,
    article_from_dict,
    article_to_dict,
    link_from_dict,
    link_to_dict,
)
from newsdesk.model.settings import DATE_STYLES, DATELINE_STYLES, SEVERITY_CHOICES, Settings
from newsdesk.model.site_paths import author_folder, month_folder, path_to_root, section_folder
from newsdesk.model.slug import make_slug, unique_slug, validate_slug
from newsdesk.model.text_cleaning import LIST_ENTRY_PATTERN, SECTION_LEVEL_PATTERN, clean_line, clean_text, mask_markup
from newsdesk.model.tokenizer import article_topic_text, count_terms, join_tokens, tokenize, topic_text
from newsdesk.model.typography import typeset_article, typeset_line
from newsdesk.model.urls import (
    is_base_url,
    normalize_http_url,
    safe_href,
    strip_tracking_params,
    tracking_params,
    url_comparison_key,
)
from newsdesk.model.word_count import count_body_words, count_words
from newsdesk.model.workflow import INLINE_STATUS_LABELS, STATUS_LABELS, TRANSITIONS, Status, require_transition

__all__ = [
    "ADJUSTABLE_RULE_NAMES",
    "CHECK_RULES",
    "DATELINE_STYLES",
    "DATE_STYLES",
    "DEFAULT_STRIP_TITLE",
    "INLINE_STATUS_LABELS",
    "LIST_ENTRY_PATTERN",
    "MIN_SEARCH_IMAGE_AREA",
    "QUERY_FIELDS",
    "SECTION_LEVEL_PATTERN",
    "SEVERITY_CHOICES",
    "STATUS_LABELS",
    "TRANSITIONS",
    "Article",
    "BlockingFindingsError",
    "CheckRule",
    "Correction",
    "CorrectionKind",
    "DuplicateLink",
    "DuplicateReason",
    "ExternalLink",
    "Feed",
    "FeedFetchResult",
    "FeedItem",
    "Finding",
    "HouseStyleRule",
    "LinkCheckResult",
    "LinkStatus",
    "LinkStatusReason",
    "LinkTarget",
    "Media",
    "ParsedFeed",
    "Picture",
    "PublishedStory",
    "PublishedText",
    "Query",
    "RelatedLink",
    "Settings",
    "Severity",
    "SharedStrip",
    "Status",
    "Strip",
    "WireItem",
    "article_digest",
    "article_from_dict",
    "article_to_dict",
    "article_topic_text",
    "author_folder",
    "clean_line",
    "clean_text",
    "compile_pattern",
    "count_body_words",
    "count_terms",
    "count_words",
    "default_strip_title",
    "display_headline",
    "external_links",
    "find_duplicates",
    "headline_comparison_key",
    "headlines_match",
    "is_base_url",
    "is_language_tag",
    "join_tokens",
    "link_from_dict",
    "link_health_key",
    "link_health_keys",
    "link_to_dict",
    "linked_story_ids",
    "make_slug",
    "mask_markup",
    "media_digests",
    "merge_strips",
    "month_folder",
    "normalize_http_url",
    "parse_house_rules",
    "parse_query",
    "path_to_root",
    "remove_picture",
    "require_transition",
    "safe_href",
    "section_folder",
    "split_duplicates",
    "strip_tracking_params",
    "to_published_story",
    "tokenize",
    "topic_text",
    "tracking_params",
    "typeset_article",
    "typeset_line",
    "unique_slug",
    "url_comparison_key",
    "validate_slug",
]
