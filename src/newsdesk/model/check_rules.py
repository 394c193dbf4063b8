"""The rules of the checks: title, explanation and default severity of each."""

from dataclasses import dataclass

from newsdesk.messages import Wording
from newsdesk.model.findings import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name in settings, its words for editors, its severity; a `fixed` one is an error on every desk."""

    name: str
    title: Wording
    explanation: Wording
    severity: Severity
    fixed: bool = False


_ERROR, _WARNING, _ADVICE = Severity.BLOCK, Severity.WARN, Severity.NOTE

RULE_LIST: tuple[Rule, ...] = (
    Rule("undone", Wording("Unfinished text"), Wording("TK, TODO or a note to check is still in the text."), _WARNING),
    Rule("dropped-html", Wording("Dropped HTML"), Wording("HTML in the text isn't shown on pages."), _WARNING),
    Rule("language", Wording("Language"), Wording("The text is in another script than its language has."), _WARNING),
    Rule("date-ahead", Wording("Future date"), Wording("The date of the story is in the future."), _WARNING),
    Rule("link-killed", Wording("Links to killed stories"), Wording("A linked story was killed."), _WARNING),
    Rule("link-spiked", Wording("Links to spiked stories"), Wording("A linked story is spiked."), _WARNING),
    Rule("link-draft", Wording("Links to drafts"), Wording("A linked story is a draft."), _WARNING),
    Rule("link-review", Wording("Links to stories in review"), Wording("A linked story is in review."), _WARNING),
    Rule("link-ready", Wording("Links to ready stories"), Wording("A linked story isn't published yet."), _WARNING),
    Rule("link-not-here", Wording("Links to missing stories"), Wording("A linked story isn't on this desk."), _WARNING),
    Rule("link-dead", Wording("Dead links"), Wording("The last link check found the page gone."), _WARNING),
    Rule("link-suspect", Wording("Suspect links"), Wording("The last link check was led somewhere else."), _WARNING),
    Rule("link-tls", Wording("Untrusted links"), Wording("The last link check couldn't trust the server."), _WARNING),
    Rule("broken-note", Wording("Missing footnotes"), Wording("A footnote that is named isn't there."), _WARNING),
    Rule(
        "broken-reference", Wording("Missing addresses"), Wording("A link names an address that isn't there."), _WARNING
    ),
    Rule("empty-link", Wording("Empty links"), Wording("A link in the text has no words."), _WARNING),
    Rule(
        "picture-not-here",
        Wording("Pictures not on this desk"),
        Wording("A picture in the text is not on this desk."),
        _WARNING,
    ),
    Rule("no-alt", Wording("Alt text"), Wording("A picture has no alt text."), _WARNING),
    Rule("doubled-word", Wording("Doubled words"), Wording("A word is there twice, as in “the the”."), _WARNING),
    Rule("no-source", Wording("Source"), Wording("The story names no source."), _WARNING),
    Rule("no-date", Wording("Date"), Wording("The story has no date."), _WARNING),
    Rule("no-section", Wording("Section"), Wording("The story is in no section."), _WARNING),
    Rule("no-description", Wording("Description"), Wording("There is no standfirst or search description."), _WARNING),
    Rule("duplicate-link", Wording("Repeated links"), Wording("The strip has the same link twice."), _WARNING),
    Rule("heading-order", Wording("Heading order"), Wording("A heading skips a level."), _WARNING),
    Rule("small-image", Wording("Small lead picture"), Wording("The lead picture has too few pixels."), _WARNING),
    Rule("low-contrast", Wording("Contrast"), Wording("The desk's own style has colours too pale to read."), _WARNING),
    Rule("base-url", Wording("Site address"), Wording("The site has no web address yet."), _WARNING),
    Rule(
        "bare-headline", Wording("Headlines without a link"), Wording("A headline in the strip has no link."), _WARNING
    ),
    Rule("house-style", Wording("House style"), Wording("The text uses words that the house style avoids."), _ADVICE),
    Rule("double-space", Wording("Double spaces"), Wording("There are two spaces in a row."), _ADVICE),
    Rule("long-headline", Wording("Long headline"), Wording("The headline is over 70 characters."), _ADVICE),
    Rule("similar-link", Wording("Similar links"), Wording("Two links have nearly the same headline."), _ADVICE),
    Rule("tracked-link", Wording("Tracking in links"), Wording("A link contains tracking parameters."), _ADVICE),
    Rule("link-moved", Wording("Moved links"), Wording("The page of a link has moved for good."), _ADVICE),
    Rule("link-unreachable", Wording("Silent links"), Wording("The last link check got no answer."), _ADVICE),
    Rule("slug-changed", Wording("Changed address"), Wording("Readers know the story under another address."), _ADVICE),
    Rule("headline", Wording("Headline"), Wording("A story needs a headline."), _ERROR, fixed=True),
    Rule("body", Wording("Text"), Wording("A story needs a text."), _ERROR, fixed=True),
    Rule("unrenderable", Wording("Layout"), Wording("A text must be laid out in time."), _ERROR, fixed=True),
    Rule(
        "embargo",
        Wording("Embargo"),
        Wording("An export before the end of an embargo is held back."),
        _ERROR,
        fixed=True,
    ),
    Rule(
        "remote-image",
        Wording("Remote pictures"),
        Wording("Pictures of other servers are not shown."),
        _ERROR,
        fixed=True,
    ),
    Rule(
        "missing-picture",
        Wording("Missing pictures"),
        Wording("A picture in the text is not in the story."),
        _ERROR,
        fixed=True,
    ),
    Rule(
        "unsafe-url",
        Wording("Unsafe links"),
        Wording("Links may lead to web and mail addresses alone."),
        _ERROR,
        fixed=True,
    ),
    Rule("read-back", Wording("Whole page"), Wording("A page must say what the story says."), _ERROR, fixed=True),
    Rule("theme", Wording("Theme"), Wording("The theme must make the page."), _ERROR, fixed=True),
)
"""Every rule, the most important first, then the fixed ones: findings of one severity are listed in this order."""
RULES = frozenset(rule.name for rule in RULE_LIST if not rule.fixed)
"""The names of the rules that a desk can grade."""
