"""House style: each place that is not as the house writes is shown, and written so by a key."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.errors import NewsdeskError
from newsdesk.export import mended, require_house_rules
from newsdesk.export.house import house_findings
from newsdesk.model import Article, HouseStyleRule, parse_house_rules
from newsdesk.paths import resources_dir

OURS = {
    language: parse_house_rules((resources_dir() / "style" / f"{language}.txt").read_text(encoding="utf-8"))
    for language in ("en", "zh")
}


def written_as_the_house_does(article: Article, rules: tuple[HouseStyleRule, ...]) -> Article:
    """Mend one finding after another, as Ctrl+. does."""
    for _ in range(100):
        findings = tuple(house_findings(article, rules))
        if not findings:
            break
        better = mended(article, findings[0], rules)
        assert better is not None
        article = better
    return article


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Traffic rose 35% on the year.", "Traffic rose 35 percent on the year."),
        ("Traffic rose 3.5 % and 7 per cent.", "Traffic rose 3.5 percent and 7 percent."),
        ("On January 19th and Mar. 3 it rained.", "On January 19 and March 3 it rained."),
        ("On Jan 19 and Sep 4 it rained.", "On Jan. 19 and Sept. 4 it rained."),
        ("At 5 pm and 10:30am.", "At 5 p.m. and 10:30 a.m.."),
        ("In order to utilise it", "To use it"),
        ("There were a total of 3 people there.", "There were three people there."),
        ("No rule, 14 people, 1986 and 5 km.", "No rule, 14 people, 1986 and 5 km."),
    ],
)
def test_ours_writes_english_as_agencies_do(written: str, meant: str) -> None:
    assert written_as_the_house_does(Article(body=written), OURS["en"]).body == meant


def test_ours_sets_chinese_signs_between_chinese_letters() -> None:
    article = written_as_the_house_does(Article(headline="河岸,江边?", body="旧粮仓, 3.5 km,灯 亮了!"), OURS["zh"])
    assert article.headline == "河岸，江边？"
    assert article.body == "旧粮仓, 3.5 km,灯亮了！"


def test_code_addresses_and_pictures_are_left_alone() -> None:
    body = '`35%` and [see](https://example.org/35%20)\n\n```\nutilise\n```\n\n<a title="35%">x</a>'
    assert list(house_findings(Article(body=body), OURS["en"])) == []


def test_a_finding_names_place_and_mend() -> None:
    article = Article(headline="Ports utilise cranes", body="One.\n\nIt rose 35%.")
    headline, body = house_findings(article, OURS["en"])
    assert (headline.place, headline.mend) == ("headline", "Write “use”.")
    assert (body.place, body.message) == ("body:3", "House style: “5 percent”, not “5%”.")
    assert mended(Article(headline="Something else"), headline, OURS["en"]) is None


@pytest.mark.parametrize("line", ["utilise", "= use", "/[/ = x", r"/a/ = \2", "/ = x", "/(?R)/ = x"])
def test_a_line_that_is_no_rule_is_named(line: str) -> None:
    with pytest.raises(NewsdeskError, match="no rule"):
        require_house_rules(parse_house_rules(f"# fine\nprior to = before\n{line}"))


def test_a_pattern_that_backtracks_for_ever_is_told_and_costs_a_second() -> None:
    rules = parse_house_rules("/(a+)+$/ = b\nprior to = before")
    begun = time.process_time()
    (finding,) = house_findings(Article(body="a" * 5000 + "!"), rules)
    assert time.process_time() - begun < 3
    assert "takes too long" in finding.message


def test_a_rule_that_is_none_is_told_and_the_others_hold() -> None:
    rules = parse_house_rules("/[/ = x\n/(?:(?:(?:a{100}){100}){100}){100}/ = b\nutilise = use")
    first, second, right = house_findings(Article(headline="Ports utilise cranes", body="Text."), rules)
    assert "“[” can't be used. “[” is no pattern" in first.message
    assert "is too complex" in second.message
    assert right.mend == "Write “use”."
    better = mended(Article(headline="Ports utilise cranes"), right, rules)
    assert better is not None
    assert better.headline == "Ports use cranes"


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    article = Article(body=text, headline=text)
    for finding in list(house_findings(article, (*OURS["en"], *OURS["zh"])))[:3]:
        assert mended(article, finding, (*OURS["en"], *OURS["zh"])) is not None
