"""An editor pastes the text of a page; whatever the site, each part lands in its field."""

import datetime as dt
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsdesk.model import Settings
from newsdesk.wire import Incoming, read_paste

HEADLINE = "Harbour opens its second quay after two years of works"
FIRST = "The second quay took its first ship on Tuesday, a coaster laden with timber."
SECOND = "Dock hands said the new cranes halve the time a ship waits; the pilots want a second tug."
LAST = '"We had not seen the like," said the harbour master, who has kept the log since 1998.'
ITEMS = ("Ferry returns to the north shore", "Harbour fees frozen for a year", "Pilots ask for a second tug")
STRIP = "  • ".join(ITEMS)
DAY = dt.date(2026, 1, 19)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a page holds; the defaults are what `page` writes."""

    headline: str = HEADLINE
    source: str = "Coast Wire"
    date: dt.date | None = DAY
    section: tuple[str, ...] = ("News",)
    title: str = "Off the wire"
    links: tuple[str, ...] = ITEMS
    byline: tuple[str, ...] = ()
    dateline: str = ""
    standfirst: str = ""
    body: tuple[str, ...] = (FIRST, SECOND, LAST)
    unplaced: tuple[str, ...] = ()


PARTS = {
    "title": "Off the wire\n",
    "strip": f"{STRIP}\n",
    "trail": "You are here:   News/\n\n",
    "headline": f"{HEADLINE}\n\n",
    "origin": "Coast Wire, January 19, 2026 Adjust font size:\n\n",
    "body": f"{FIRST}\n\n{SECOND}\n\n{LAST}\n",
}


def page(**parts: str) -> str:
    """Return a page whose parts are replaced by `parts`; `before` and `after` stand around it."""
    return parts.pop("before", "") + "".join({**PARTS, "after": "", **parts}.values())


def bare(**parts: str) -> str:
    """Return a page without a strip."""
    return page(title="", strip="", **parts)


NO_STRIP: Mapping[str, object] = {"title": "Off the wire", "links": ()}

# fmt: off
# ruff: noqa: E501
CASES: Mapping[str, tuple[str, Found]] = {
    "as it is": (page(), Found()),
    # The strip: its title, what stands between its headlines, where it is.
    "title: related stories": (page(title="Related stories\n"), Found(title="Related stories")),
    "title: more on this": (page(title="More on this:\n"), Found(title="More on this")),
    "title: read also": (page(title="Read also\n\n"), Found(title="Read also")),
    "title: in this package": (page(title="In this package\n"), Found(title="In this package")),
    "title: of the site's own": (page(title="From the quays\n"), Found(title="From the quays")),
    "no title": (page(title=""), Found()),
    "pipes": (page(strip=" | ".join(ITEMS) + "\n"), Found()),
    "middle dots": (page(strip=" · ".join(ITEMS) + "\n"), Found()),
    "arrows": (page(strip=" » ".join(ITEMS) + "\n"), Found()),
    "a bullet first": (page(strip="• " + STRIP + "\n"), Found()),
    "a bullet last": (page(strip=STRIP + " •\n"), Found()),
    "dashed lines": (page(strip="".join(f"- {item}\n" for item in ITEMS)), Found()),
    "starred lines": (page(strip="".join(f"* {item}\n" for item in ITEMS)), Found()),
    "bulleted lines": (page(strip="".join(f"• {item}\n" for item in ITEMS)), Found()),
    "numbered lines": (page(strip="".join(f"{n}. {item}\n" for n, item in enumerate(ITEMS, 1))), Found()),
    "numbers in brackets": (page(strip="".join(f"{n}) {item}\n" for n, item in enumerate(ITEMS, 1))), Found()),
    "lines without marks": (page(strip="\n".join(ITEMS) + "\n"), Found()),
    "lines apart by empty ones": (page(strip="".join(f"• {item}\n\n" for item in ITEMS)), Found()),
    "a strip over two lines": (page(strip=f"{ITEMS[0]} • {ITEMS[1]} •\n{ITEMS[2]}\n" "\n"), Found()),
    "numbers that belong to headlines": (
        page(strip="- 19. Januar: Hafen zu\n- 2 ships late in the ice\n- 7 Tage Regen an der Bucht\n"),
        Found(links=("19. Januar: Hafen zu", "2 ships late in the ice", "7 Tage Regen an der Bucht")),
    ),
    "the strip behind the story": (bare(after=f"\nRelated stories\n{STRIP}\n"), Found(title="Related stories")),
    "headlines behind the story": (
        bare(after="\nMore from the coast\n" + "\n".join(ITEMS) + "\n"), Found(title="More from the coast"),
    ),
    "two strips": (
        page(after="\nMost read\n- Ice on the upper river\n- A lighthouse for sale\n"),
        Found(unplaced=("Most read\n- Ice on the upper river\n- A lighthouse for sale",)),
    ),
    "no strip": (bare(), Found(links=())),
    "no strip, no trail": (bare(trail=""), Found(links=(), section=())),
    "a list within the story": (
        bare(body=f"{FIRST}\n\n{SECOND}\n\n- 14 cranes\n- 2 tugs\n- 1 fire boat\n\n{LAST}\n"),
        Found(links=(), body=(FIRST, SECOND, "- 14 cranes\n- 2 tugs\n- 1 fire boat", LAST)),
    ),
    "a numbered list within the story": (
        bare(body=f"{FIRST}\n\n{SECOND}\n\n1. the pilots\n2. the tugs\n\n{LAST}\n"),
        Found(links=(), body=(FIRST, SECOND, "1. the pilots\n2. the tugs", LAST)),
    ),
    "points under the headline": (
        bare(headline=f"{HEADLINE}\n\n- Two years of works\n- Cranes twice as fast\n\n", origin=""),
        Found(links=(), source="", date=None, body=("- Two years of works\n- Cranes twice as fast", FIRST, SECOND, LAST)),
    ),
    # The trail.
    "trail with arrows": (page(trail="Home > World > Asia\n\n"), Found(section=("World", "Asia"))),
    "trail with angles": (page(trail="Home » World » Asia » Coasts\n\n"), Found(section=("World", "Asia", "Coasts"))),
    "trail with single angles": (page(trail="You are here: Home › Business\n\n"), Found(section=("Business",))),
    "trail with slashes": (page(trail="Home / World / Asia\n\n"), Found(section=("World", "Asia"))),
    "trail without home": (page(trail="Business > Ports\n\n"), Found(section=("Business", "Ports"))),
    "trail below its label": (page(trail="You are here:\nNews/Ports/\n\n"), Found(section=("News", "Ports"))),
    "trail that ends in the headline": (page(trail=f"Home > News > {HEADLINE}\n\n"), Found(section=("News",))),
    "trail of many steps": (page(trail="You are here: A1/B2/C3/D4/E5\n\n"), Found(section=("A1", "B2", "C3", "D4", "E5"))),
    "no trail": (page(trail="\n"), Found(section=())),
    # Source and date.
    "Reuters": (page(origin="Reuters · Jan 19, 2026\n\n"), Found(source="Reuters")),
    "AP": (page(origin="AP | Jan. 19, 2026\n\n"), Found(source="AP")),
    "AFP": (page(origin="AFP – 19 January 2026\n\n"), Found(source="AFP")),
    "dpa": (page(origin="dpa, 19.01.2026\n\n"), Found(source="dpa")),
    "China Daily": (page(origin="China Daily | Updated: 2026-01-19 09:12\n\n"), Found(source="China Daily", unplaced=("09:12",))),
    "Xinhua's own": (
        page(origin="Source: Xinhua | 2026-01-19 10:00:00 | Editor: huaxia\n\n"),
        Found(source="Xinhua", unplaced=("10:00:00", "Editor: huaxia")),
    ),
    "in brackets": (page(origin="(Xinhua) January 19, 2026\n\n"), Found(source="Xinhua")),
    "date first": (page(origin="January 19, 2026 | The Valley Wire\n\n"), Found(source="The Valley Wire")),
    "a weekday": (page(origin="The Valley Wire, Monday, January 19, 2026\n\n"), Found(source="The Valley Wire")),
    "published": (page(origin="Published on January 19, 2026\n\n"), Found(source="")),
    "German": (page(origin="dpa, 19. Januar 2026\n\n"), Found(source="dpa")),
    "French": (page(origin="AFP, 19 janvier 2026\n\n"), Found(source="AFP")),
    "Spanish": (page(origin="EFE, 19 de enero de 2026\n\n"), Found(source="EFE")),
    "with a time": (page(origin="Reuters, January 19, 2026, 10:30 a.m. EST\n\n"), Found(source="Reuters", unplaced=("10:30 a.m. EST",))),
    "a date of two meanings": (page(origin="AP, 03/04/2026\n\n"), Found(source="AP", date=None, unplaced=("03/04/2026",))),
    "a date of one meaning": (page(origin="AP, 01/19/2026\n\n"), Found(source="AP")),
    "a second date": (
        page(origin="Coast Wire, January 19, 2026\nUpdated January 20, 2026\n\n"), Found(unplaced=("Updated January 20, 2026",)),
    ),
    "source on its own line": (page(origin="Source: Coast Wire\nJanuary 19, 2026\n\n"), Found()),
    "source without a date": (page(origin="Source: Coast Wire\n\n"), Found(date=None)),
    "a bare source": (page(origin="The Valley Wire\n\n"), Found(source="The Valley Wire", date=None)),
    "date without a source": (page(origin="January 19, 2026\n\n"), Found(source="")),
    "neither source nor date": (page(origin=""), Found(source="", date=None)),
    "source and date behind the story": (page(origin="", after="\nCoast Wire, January 19, 2026\n"), Found()),
    "no font control": (page(origin="Coast Wire, January 19, 2026\n\n"), Found()),
    "letters as font control": (page(origin="Coast Wire, January 19, 2026 A A A\n\n"), Found()),
    "controls on lines of their own": (
        page(origin="Coast Wire, January 19, 2026\nAdjust font size:\nA A A\nPrint\nEmail\nShare on Facebook\n\n"), Found(),
    ),
    # Who wrote it, and where.
    "a byline": (page(origin="By Ada Vane\nCoast Wire, January 19, 2026\n\n"), Found(byline=("Ada Vane",))),
    "two names": (page(origin="By Ada Vane and Luo Min\nCoast Wire, January 19, 2026\n\n"), Found(byline=("Ada Vane", "Luo Min"))),
    "byline, source and date on one line": (
        page(origin="By ADA VANE | Coast Wire | Updated: 2026-01-19\n\n"), Found(byline=("ADA VANE",)),
    ),
    "byline with a source": (page(origin="By Ada Vane, Reuters\nJanuary 19, 2026\n\n"), Found(byline=("Ada Vane",), source="Reuters")),
    "agency opening": (
        page(origin="January 19, 2026\n\n", body=f"PORT TOWN, Jan. 19 (Xinhua) -- {FIRST}\n\n{SECOND}\n\n{LAST}\n"),
        Found(source="Xinhua", dateline="PORT TOWN"),
    ),
    "agency opening without a day": (
        page(origin="January 19, 2026\n\n", body=f"PORT TOWN (AP) — {FIRST}\n\n{SECOND}\n\n{LAST}\n"),
        Found(source="AP", dateline="PORT TOWN"),
    ),
    # The head.
    "a standfirst": (
        page(headline=f"{HEADLINE}\n\nTwo years late, the pier is long enough for two coasters at once.\n\n"),
        Found(standfirst="Two years late, the pier is long enough for two coasters at once."),
    ),
    "a question as headline": (page(headline="Who pays for the second quay?\n\n"), Found(headline="Who pays for the second quay?")),
    "a short headline": (page(headline="Quay opens\n\n"), Found(headline="Quay opens")),
    "a headline that begins with By": (page(headline="By the river, a market returns\n\n"), Found(headline="By the river, a market returns")),
    "a headline of two lines": (page(headline="Harbour opens its second quay\nafter two years of works\n\n"), Found()),
    "the site's name on top": (page(before="Coast Gazette\n\n"), Found(unplaced=("Coast Gazette",))),
    # The text.
    "no empty lines": (page(headline=HEADLINE + "\n", trail="You are here: News/\n", origin="Coast Wire, January 19, 2026\n", body=f"{FIRST}\n{SECOND}\n{LAST}"), Found()),
    "no empty lines, nothing around": (
        f"{HEADLINE}\nCoast Wire, January 19, 2026\n{FIRST}\n{SECOND}\n{LAST}", Found(section=(), links=()),
    ),
    "hard wrapped": (
        page(body="\n\n".join(textwrap.fill(paragraph, 40) for paragraph in (FIRST, SECOND, LAST))), Found(),
    ),
    "a crosshead": (
        page(body=f"{FIRST}\n\nA longer pier\n\n{SECOND}\n\n{LAST}\n"), Found(body=(FIRST, "A longer pier", SECOND, LAST)),
    ),
    "one paragraph": (page(body=FIRST), Found(body=(FIRST,))),
    "windows line ends": (page().replace("\n", "\r\n"), Found()),
    "old line ends": (page().replace("\n", "\r"), Found()),
    "tabs": (page().replace("  • ", "\t•\t").replace("here:   ", "here:\t"), Found()),
    "no-break spaces": (page().replace(" ", "\u00a0"), Found()),
    "ideographic spaces": (page(body=f"\u3000\u3000{FIRST}\n\u3000\u3000{SECOND}\n\u3000\u3000{LAST}"), Found()),
    "a byte order mark": ("\ufeff" + page(), Found()),
    # What is around it.
    "a menu": (page(before="Home | News | Business | Sport | Weather\n\n"), Found()),
    "a menu of lines": (page(before="Menu\nSearch\nSign in\nSubscribe\n\n"), Found()),
    "a cookie notice": (
        page(before="We use cookies to make this site work and to count its readers.\nAccept all\nReject all\nCookie settings\n\n"), Found(),
    ),
    "a share bar": (page(after="\nShare this story: Facebook Twitter LinkedIn WhatsApp Copy link\nPrint | Email | Save\n"), Found()),
    "a footer": (page(after="\n© 2026 Coast Gazette. All rights reserved.\nAbout us | Contact | Privacy | Terms\n"), Found()),
    "skip link and counts": (page(before="Skip to main content\n", after="\n12 comments\nBack to top\n"), Found()),
    "an editor's mark behind": (page(after="\nEditor: huaxia\n"), Found(unplaced=("Editor: huaxia",))),
    "an advertisement within": (page(body=f"{FIRST}\n\nAdvertisement\n\n{SECOND}\n\n{LAST}\n"), Found()),
    # Chinese.
    "Chinese": (
        "相关新闻\n江边粮仓改作书店 • 夜航渡轮复航 • 一张时刻表通全城\n您的位置：首页>新闻>港口\n\n港口第二码头历时两年建成启用\n\n"
        "来源：新华社  2026年1月19日  字号：大 中 小\n\n　　第二码头星期二迎来首船，船上满载木材。\n\n　　码头工人说，新吊机使船舶等候时间减半。\n\n【打印】【关闭窗口】\n",
        Found(
            headline="港口第二码头历时两年建成启用", source="新华社", section=("新闻", "港口"), title="相关新闻",
            links=("江边粮仓改作书店", "夜航渡轮复航", "一张时刻表通全城"),
            body=("第二码头星期二迎来首船，船上满载木材。", "码头工人说，新吊机使船舶等候时间减半。"),
        ),
    ),
    "Chinese agency opening": (
        "港口第二码头历时两年建成启用\n2026年1月19日\n新华社港口市1月19日电 第二码头星期二迎来首船，船上满载木材。\n码头工人说，新吊机使船舶等候时间减半。\n",
        Found(
            headline="港口第二码头历时两年建成启用", source="新华社", dateline="港口市", section=(), links=(),
            body=("第二码头星期二迎来首船，船上满载木材。", "码头工人说，新吊机使船舶等候时间减半。"),
        ),
    ),
}
# fmt: on


def read(text: str) -> Incoming:
    return read_paste(text, None, Settings())


@pytest.mark.parametrize("case", CASES)
def test_each_part_of_a_page_lands_in_its_field(case: str, words_lost: Callable[[str, Incoming], list[str]]) -> None:
    text, wanted = CASES[case]
    incoming = read(text)
    article = incoming.article
    found = Found(
        headline=article.headline,
        source=article.source,
        date=article.date,
        section=article.section,
        title=article.strip.title,
        links=tuple(link.headline for link in article.strip.links),
        byline=article.byline,
        dateline=article.dateline,
        standfirst=article.standfirst,
        body=tuple(article.body.split("\n\n")),
        unplaced=incoming.unplaced,
    )
    assert found == wanted
    assert words_lost(text, incoming) == []


def test_furniture_is_left_out_and_told() -> None:
    left_out = read(page(before="We use cookies here.\n", after="\nPrint\nEmail\n")).left_out
    for told in ("We use cookies here.", "Print", "Email", "Adjust font size:", "You are here:"):
        assert told in left_out


def test_the_page_this_program_is_about(reference: Path) -> None:
    text = (reference / "seed" / "page.txt").read_text(encoding="utf-8")
    incoming = read(text)
    article = incoming.article
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert article.headline == lines[3]
    assert (article.source, article.date, article.section) == ("Xinhua", DAY, ("News",))
    assert article.strip.title == "Off the wire"
    assert [link.headline for link in article.strip.links] == [item.strip() for item in lines[1].split("•")]
    assert len(article.strip.links) == 10
    assert article.body.split("\n\n") == lines[5:]
    assert len(lines[5:]) == 7
    assert incoming.unplaced == ()
