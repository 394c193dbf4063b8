"""What is relied on holds for a whole day: a fault that shows after a hundred thousand calls is found here."""

import sys

from PySide6.QtGui import QTextCharFormat


def test_calls_that_return_nothing_cost_no_reference() -> None:
    """PySide6 6.12.0 took one from None with each; before Python 3.12 the program ended when none was left."""
    form, wave = QTextCharFormat(), QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    before = sys.getrefcount(None)
    for _ in range(1000):
        form.setUnderlineStyle(wave)
    assert abs(sys.getrefcount(None) - before) < 100
