"""Whether a desk's own style can be read: the contrast of its colours, by WCAG 2.2, 1.4.3."""

import re
from collections.abc import Iterator

from newsdesk.messages import Message
from newsdesk.model import Finding, Severity

_STYLE = re.compile(rb"<style[^<>]*>((?:[^<]|<(?!/?style))*+)</style>", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A block for a medium, with the blocks in it.
_MEDIA = re.compile(r"@media([^{@]*)\{((?:[^{}]|\{[^{}]*\})*)\}")
_ROOT = re.compile(r":root\s*\{([^{}]*)\}")
_COLOUR = re.compile(r"--(ink|quiet|accent|paper|tint)\s*:\s*#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\s*(?:;|$)")
# What is written on what: text, small print and links, on the page and on boxes in it.
_WRITTEN, _ON = ("ink", "quiet", "accent"), ("paper", "tint")
_ENOUGH = 4.5


def contrast_findings(page: bytes) -> Iterator[Finding]:
    """Yield what is too pale in a page's style, in the light scheme and in the dark one.

    It knows the colours that our themes name; others, and those that are no hex values, are left to the eye.
    """
    style = _COMMENT.sub("", " ".join(found.decode("utf-8", "replace") for found in _STYLE.findall(page)))
    light = _colours(_MEDIA.sub("", style))
    dark = light | _colours(" ".join(inner for medium, inner in _MEDIA.findall(style) if "dark" in medium))
    for scheme, colours in ((Message("light"), light), (Message("dark"), dark)):
        for on in _ON:
            for written in _WRITTEN:
                if written in colours and on in colours:
                    found = contrast(colours[written], colours[on])
                    if found < _ENOUGH:
                        yield Finding(
                            rule="low-contrast",
                            severity=Severity.WARN,
                            place="settings",
                            message=Message(
                                "In the {scheme} scheme, --{written} (#{colour}) on --{on} (#{under}) has a contrast "
                                "of {found:.1f}; readers need {enough}.",
                                scheme=scheme,
                                written=written,
                                colour=colours[written],
                                on=on,
                                under=colours[on],
                                found=found,
                                enough=_ENOUGH,
                            ),
                            mend=Message("Choose another colour in the desk's theme/page.css."),
                        )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (`rrggbb`), from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colours(style: str) -> dict[str, str]:
    """Return the colours that hold in the end, as `rrggbb`."""
    return {
        name: value if len(value) == 6 else "".join(digit * 2 for digit in value)
        for block in _ROOT.findall(style)
        for name, value in _COLOUR.findall(block)
    }
