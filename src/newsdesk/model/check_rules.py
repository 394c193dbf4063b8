"""The rules of the checks: title, explanation and default severity of each."""

from dataclasses import dataclass

from newsdesk.messages import Message
from newsdesk.model.findings import Severity


@dataclass(frozen=True, slots=True)
class CheckRule:
    """A rule with its name in settings, its label and its severity. No desk can lower it if `always_blocks` is set."""

    name: str
    title: Message
    explanation: Message
    severity: Severity
    always_blocks: bool = False


_ERROR, _WARNING, _ADVICE = Severity.BLOCK, Severity.WARN, Severity.NOTE

CHECK_RULES: tuple[CheckRule, ...] = (
    CheckRule(
        "undone", Message("Unfinished text"), Message("TK, TODO or a note to check is still in the text."), _WARNING
    ),
    CheckRule("dropped-html", Message("Dropped HTML"), Message("HTML in the text isn't shown on pages."), _WARNING),
    CheckRule(
        "language", Message("Language"), Message("The text is in another script than its language has."), _WARNING
    ),
    CheckRule("date-ahead", Message("Future date"), Message("The date of the story is in the future."), _WARNING),
    CheckRule("link-killed", Message("Links to killed stories"), Message("A linked story was killed."), _WARNING),
    CheckRule("link-spiked", Message("Links to spiked stories"), Message("A linked story is spiked."), _WARNING),
    CheckRule("link-draft", Message("Links to drafts"), Message("A linked story is a draft."), _WARNING),
    CheckRule("link-review", Message("Links to stories in review"), Message("A linked story is in review."), _WARNING),
    CheckRule(
        "link-ready", Message("Links to ready stories"), Message("A linked story isn't published yet."), _WARNING
    ),
    CheckRule(
        "link-not-here", Message("Links to missing stories"), Message("A linked story isn't on this desk."), _WARNING
    ),
    CheckRule("link-dead", Message("Dead links"), Message("The last link check found the page gone."), _WARNING),
    CheckRule(
        "link-suspect", Message("Suspect links"), Message("The last link check was led somewhere else."), _WARNING
    ),
    CheckRule(
        "link-tls", Message("Untrusted links"), Message("The last link check couldn't trust the server."), _WARNING
    ),
    CheckRule("broken-note", Message("Missing footnotes"), Message("A footnote that is named isn't there."), _WARNING),
    CheckRule(
        "broken-reference", Message("Missing addresses"), Message("A link names an address that isn't there."), _WARNING
    ),
    CheckRule("empty-link", Message("Empty links"), Message("A link in the text has no words."), _WARNING),
    CheckRule(
        "picture-not-here",
        Message("Pictures not on this desk"),
        Message("A picture in the text is not on this desk."),
        _WARNING,
    ),
    CheckRule("no-alt", Message("Alt text"), Message("A picture has no alt text."), _WARNING),
    CheckRule("doubled-word", Message("Doubled words"), Message("A word is there twice, as in “the the”."), _WARNING),
    CheckRule("no-source", Message("Source"), Message("The story names no source."), _WARNING),
    CheckRule("no-date", Message("Date"), Message("The story has no date."), _WARNING),
    CheckRule("no-section", Message("Section"), Message("The story is in no section."), _WARNING),
    CheckRule(
        "no-description", Message("Description"), Message("There is no standfirst or search description."), _WARNING
    ),
    CheckRule("duplicate-link", Message("Repeated links"), Message("The strip has the same link twice."), _WARNING),
    CheckRule("heading-order", Message("Heading order"), Message("A heading skips a level."), _WARNING),
    CheckRule("small-image", Message("Small lead picture"), Message("The lead picture has too few pixels."), _WARNING),
    CheckRule(
        "low-contrast", Message("Contrast"), Message("The desk's own style has colours too pale to read."), _WARNING
    ),
    CheckRule("base-url", Message("Site address"), Message("The site has no web address yet."), _WARNING),
    CheckRule(
        "bare-headline", Message("Headlines without a link"), Message("A headline in the strip has no link."), _WARNING
    ),
    CheckRule(
        "house-style", Message("House style"), Message("The text uses words that the house style avoids."), _ADVICE
    ),
    CheckRule("double-space", Message("Double spaces"), Message("There are two spaces in a row."), _ADVICE),
    CheckRule("long-headline", Message("Long headline"), Message("The headline is over 70 characters."), _ADVICE),
    CheckRule("similar-link", Message("Similar links"), Message("Two links have nearly the same headline."), _ADVICE),
    CheckRule("tracked-link", Message("Tracking in links"), Message("A link contains tracking parameters."), _ADVICE),
    CheckRule("link-moved", Message("Moved links"), Message("The page of a link has moved for good."), _ADVICE),
    CheckRule("link-unreachable", Message("Silent links"), Message("The last link check got no answer."), _ADVICE),
    CheckRule(
        "slug-changed", Message("Changed address"), Message("Readers know the story under another address."), _ADVICE
    ),
    CheckRule("headline", Message("Headline"), Message("A story needs a headline."), _ERROR, always_blocks=True),
    CheckRule("body", Message("Text"), Message("A story needs a text."), _ERROR, always_blocks=True),
    CheckRule(
        "unrenderable", Message("Layout"), Message("A text must be laid out in time."), _ERROR, always_blocks=True
    ),
    CheckRule(
        "embargo",
        Message("Embargo"),
        Message("An export before the end of an embargo is held back."),
        _ERROR,
        always_blocks=True,
    ),
    CheckRule(
        "remote-image",
        Message("Remote pictures"),
        Message("Pictures of other servers are not shown."),
        _ERROR,
        always_blocks=True,
    ),
    CheckRule(
        "missing-picture",
        Message("Missing pictures"),
        Message("A picture in the text is not in the story."),
        _ERROR,
        always_blocks=True,
    ),
    CheckRule(
        "unsafe-url",
        Message("Unsafe links"),
        Message("Links may lead to web and mail addresses alone."),
        _ERROR,
        always_blocks=True,
    ),
    CheckRule(
        "read-back", Message("Whole page"), Message("A page must say what the story says."), _ERROR, always_blocks=True
    ),
    CheckRule("theme", Message("Theme"), Message("The theme must make the page."), _ERROR, always_blocks=True),
)
"""All rules, the most important first, then the fixed ones. Findings of one severity are listed in this order."""
ADJUSTABLE_RULE_NAMES = frozenset(rule.name for rule in CHECK_RULES if not rule.always_blocks)
"""The names of the rules whose severity a desk can change."""
