"""Words that no dictionary knows are named: by the story's language, offline, and never in code or addresses."""

from pathlib import Path

import pytest

from newsdesk.desk import Desk, spelled
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article
from newsdesk.paths import resolve_paths


def unknown(desk: Desk, article: Article) -> list[str]:
    return [getattr(article, found.place)[found.start : found.end] for found in desk.spelling.unknown(article)]


def test_unknown_words_are_found_in_headline_standfirst_and_text(desk: Desk) -> None:
    story = Article(headline="Fery opens", standfirst="Agian.", body="All is well.\n\nBut tihs is not.")
    assert unknown(desk, story) == ["Fery", "Agian", "tihs"]


def test_code_addresses_and_marks_are_not_read(desk: Desk) -> None:
    body = (
        'See `tpyo` and [the page](https://exmaple.org/wrnog "A titel") or https://exmaple.org/q and a@exmaple.org.\n\n'
        '```\nfrobnicte\n```\n\n<div class="frobnicte">x</div>\n\nA note[^frobn] and [one][frobn].\n\n[frobn]: https://frobn.org\n\n'
        "exmaple.com ![alt](media:abcdef) NASA 3rd"
    )
    assert unknown(desk, Article(body=body)) == []


@pytest.mark.parametrize("word", ["harbour", "colourised", "organisation", "analysed", "theatre", "travelling"])
def test_british_english_is_english(desk: Desk, word: str) -> None:
    assert desk.spelling.check([word, "agian"], "en") == {word: True, "agian": False}
    assert desk.spelling.check([word], "en-GB")[word]
    assert not desk.spelling.check([word], "en-US")[word]


def test_apostrophes_of_both_kinds_are_read(desk: Desk) -> None:
    assert unknown(desk, Article(body="She didn’t. It doesn't. The ferry’s. Dont’t.")) == ["Dont’t"]


def test_the_storys_own_names_are_no_mistakes(desk: Desk) -> None:
    story = Article(body="In Saltholm, Kvorning’s ferry.", byline=("Ann Kvorning",), dateline="SALTHOLM")
    assert unknown(desk, story) == []


def test_what_was_meant_is_offered(desk: Desk) -> None:
    assert desk.spelling.suggestions("agian", "en")[0] == "again"
    assert "didn’t" in desk.spelling.suggestions("did’nt", "en")
    assert desk.spelling.suggestions("路路路", "en") == ()


def test_the_desks_own_words_hold_everywhere_and_stay(desk: Desk) -> None:
    desk.spelling.add("Marrowstrait")
    desk.spelling.add("quokkas’")
    assert unknown(desk, Article(body="Marrowstrait, Marrowstrait’s, MARROWSTRAIT.", language="en")) == []
    assert desk.spelling.own_words() == {"Marrowstrait", "quokkas'"}


def test_the_own_dictionary_is_a_file_one_can_read(desk: Desk, tmp_path: Path) -> None:
    desk.spelling.add("Tarn")
    (house,) = tmp_path.rglob("house.txt")
    assert house.read_text(encoding="utf-8") == "Tarn\n"


def test_a_missing_dictionary_is_named_and_nothing_is_wrong(desk: Desk) -> None:
    assert "cy.aff" in desk.spelling.missing("cy")
    assert desk.spelling.check(["gwybodaeth"], "cy") == {"gwybodaeth": True}
    assert desk.spelling.suggestions("gwybodaeth", "cy") == ()
    assert desk.spelling.missing("en-AU") == desk.spelling.missing("zh-Hans") == ""
    assert unknown(desk, Article(language="zh", body="旧粮仓 agian")) == []


def test_a_dictionary_put_into_the_desk_is_used(desk: Desk, tmp_path: Path) -> None:
    own = resolve_paths(tmp_path).assets / "dictionaries"
    own.mkdir(exist_ok=True)
    (own / "cy.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (own / "cy.dic").write_text("2\ngwybodaeth\ntŷ\n", encoding="utf-8")
    assert desk.spelling.check(["gwybodaeth", "tŷ", "gwybodath"], "cy-GB") == {
        "gwybodaeth": True,
        "tŷ": True,
        "gwybodath": False,
    }


@pytest.mark.parametrize("rubbish", [b"", b"no dictionary\n", b"\x00\x01\x02", b"\xff" * 4000])
def test_a_dictionary_that_is_none_is_told(desk: Desk, tmp_path: Path, rubbish: bytes) -> None:
    own = resolve_paths(tmp_path).assets / "dictionaries"
    own.mkdir(exist_ok=True)
    (own / "cy.aff").write_bytes(rubbish)
    (own / "cy.dic").write_bytes(rubbish)
    with pytest.raises(NewsdeskError, match="is no dictionary"):
        desk.spelling.check(["x"], "cy")


def test_words_stand_where_they_are_said_to() -> None:
    line = "Ünïcode 𝒳 words, don’t `code` www.x.org end"
    assert all(line[start : start + len(word)] == word for start, word in spelled(line))
    assert [word for _start, word in spelled(line)] == ["Ünïcode", "words", "don’t", "end"]
