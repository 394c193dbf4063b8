"""A link that is dropped into the text breaks neither words nor links nor tables."""

import pytest

from newsdesk.render.fragment import fragment
from newsdesk.ui.writing.link_drops import drop_links

LINK = (("Ferry | late", "https://example.org/f"),)
MADE = "[Ferry | late](https://example.org/f)"
CELL = r"[Ferry \| late](https://example.org/f)"
TABLE = "| Port | Boats |\n| --- | --- |\n| Tarn |  |"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("¦", f"{MADE}¦"),
        ("Boats ¦wait", f"Boats {MADE}¦ wait"),
        ("Boats wa¦it.", f"Boats wait {MADE}¦."),
        ("Boats wait¦", f"Boats wait {MADE}¦"),
        ("Say **now*¦* twice", f"Say **now** {MADE}¦ twice"),
        ("Say *¦*now**", f"Say **{MADE}¦ now**"),
        ("See (¦).", f"See ({MADE}¦)."),
        ("See [the pi¦er](https://a.example/x) now", f"See [the pier](https://a.example/x) {MADE}¦ now"),
        ("See https://a.exa¦mple/x now", f"See https://a.example/x {MADE}¦ now"),
        (TABLE.replace("Tarn", "Ta¦rn"), TABLE.replace("Tarn", f"Tarn {CELL}¦")),
        (TABLE.replace("|  |", "| ¦ |"), TABLE.replace("|  |", f"| {CELL}¦ |")),
        (f"{TABLE}¦", TABLE.replace("|  |", f"| {CELL}¦ |")),
        (TABLE.replace("| Tarn", "¦| Tarn"), TABLE.replace("| Tarn", f"| {CELL}¦ Tarn")),
        (TABLE.replace("---", "-¦--", 1), TABLE.replace("Boats", f"Boats {CELL}¦")),
        ("Der Käpt'n 港¦口", f"Der Käpt'n 港口 {MADE}¦"),
    ],
)
def test_a_link_is_set_where_it_can_stand(before: str, after: str) -> None:
    edit = drop_links(before.replace("¦", ""), before.index("¦"), LINK)
    assert f"{edit.text[: edit.start]}¦{edit.text[edit.start :]}" == after
    assert fragment(edit.text).count('href="https://example.org/f"') == 1
    assert fragment(edit.text).count("<td") == (2 if "| ---" in edit.text else 0)


def test_several_links_in_a_table_stay_in_their_cell() -> None:
    edit = drop_links("| a | b |\n| --- | --- |\n| c | d |", 29, (*LINK, ("Two", "")))
    assert edit.text.count("\n") == 2
    assert f"{CELL}, Two" in edit.text
