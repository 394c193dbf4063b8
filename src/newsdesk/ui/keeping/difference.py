"""Two states of a story beside each other, as prose: what is new is underlined, what has gone is struck out."""

from collections.abc import Iterable, Mapping
from html import escape

from PySide6.QtWidgets import QTextBrowser

from newsdesk.desk import Kind, Passage, passages
from newsdesk.messages import Message
from newsdesk.model import Article
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.tasks import Tasks

_SAME = Message("No difference: both say the same.")


class DifferencePane(SidePane):
    """Shows how the text that a crash left differs from the one that is saved."""

    def __init__(self, tasks: Tasks, look: Look) -> None:
        super().__init__(tr("What was typed"), look)
        self._tasks, self._look = tasks, look
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("What differs"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(look.size["wide"])
        self.column.addWidget(self.text, 1)

    def start(self) -> None:
        """Take the keys."""
        self.text.setFocus()

    def compare(self, before: Article, after: Article) -> None:
        """Show what tells `after` from `before`."""
        self._tasks.run(lambda: passages(before, after), self._show)

    def _show(self, found: tuple[Passage, ...]) -> None:
        self.text.setHtml(told_apart(found, self._look.colours))


def told_apart(found: Iterable[Passage], colours: Mapping[str, str]) -> str:
    """Return passages as HTML: what is new underlined, what has gone struck out, each in its colour too."""
    styles = {
        Kind.SAME: "",
        Kind.NEW: f"color:{colours['new']}; text-decoration:underline",
        Kind.GONE: f"color:{colours['accent']}; text-decoration:line-through",
    }
    said: list[str] = []
    part = ""
    for passage in found:
        if passage.part != part:
            part = passage.part
            said.append(f'<p style="color:{colours["quiet"]}; margin-bottom:2px">{escape(tr(part).capitalize())}</p>')
        inner = "".join(
            f'<span style="{styles[run.kind]}">{escape(spoken(run.text)).replace(chr(10), "<br>")}</span>'
            for run in passage.runs
        )
        if passage.style == "heading":
            inner = f"<b>{inner}</b>"
        elif passage.style == "quote":
            inner = f"<i>{inner}</i>"
        elif passage.style == "skipped":
            inner = f'<span style="color:{colours["quiet"]}">· · ·&nbsp; {inner}</span>'
        said.append(f'<p style="margin-top:0; line-height:130%">{inner}</p>')
    return "".join(said) or f"<p>{tr(_SAME)}</p>"
