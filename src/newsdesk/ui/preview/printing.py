"""The page in the preview on paper, or as a PDF."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from newsdesk.ui.language import tr
from newsdesk.ui.preview.pane import PreviewPane
from newsdesk.ui.writing.session import Session


class PrintController(QObject):
    """Asks where to, and prints or saves the page of the open story."""

    def __init__(self, preview: PreviewPane, session: Session) -> None:
        super().__init__(preview)
        self._preview, self._session = preview, session

    def save_pdf(self) -> None:
        """Ask where to, and save the page in the preview as a PDF."""
        name, window = f"{self._session.draft.slug or 'untitled'}.pdf", self._preview.window()
        path, _kind = QFileDialog.getSaveFileName(window, tr("Save the page as which PDF?"), name, tr("PDF (*.pdf)"))
        if path:
            self._preview.save_pdf(path)

    def print_page(self) -> None:
        """Ask on which printer, and print the page in the preview."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._session.draft.headline or tr("Untitled"))
        if QPrintDialog(printer, self._preview.window()).exec():
            self._preview.print_on(printer)
