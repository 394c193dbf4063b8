"""Pasted footnotes keep to themselves: none takes the name of one that is there."""

from newsdesk.ui.writing.notes import notes_apart


def test_notes_stand_apart_under_names_of_their_own() -> None:
    pasted = "One[^1] and two[^a].\n\n[^1]: First.\n\n    More of it.\n\n[^a]: Second."
    assert notes_apart(pasted, "None here.") == (
        "One[^1] and two[^a].",
        "[^1]: First.\n\n    More of it.\n\n[^a]: Second.",
    )
    words, notes = notes_apart(
        "One[^1], two[^2], \\[^1\\].\n\n[^1]: First.\n\n[^2]: Second.", "A[^1] b.[^3]\n\n[^1]: x"
    )
    assert words == "One[^2], two[^4], \\[^1\\]."
    assert notes == "[^2]: First.\n\n[^4]: Second."
    assert notes_apart("no notes", "a[^1]") == ("no notes", "")
