"""What Trapline is, its version, its licence, and those of everything that it is made of."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLabel, QTabWidget, QTextBrowser, QWidget

from app.services.program.guide import made_of
from app.services.program.versions import LICENSE, PARTS, program_version, shipped_text
from app.ui.help.guide_view import page_style
from app.ui.looks import icons
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import closing_buttons, column, dialog_column, row, text
from app.ui.looks.theme import Theme

ICON = 56


class AboutDialog(QDialog):
    """Three tabs: licence, parts, how to cite."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Trapline"))
        picture = QLabel()
        picture.setPixmap(icons.pixmap("trapline", theme.accent, ICON, ratio=self.devicePixelRatioF()))
        name = text(self.tr("Trapline {version}").format(version=program_version()), "heading")
        does = text(
            self.tr("Finds, reviews and analyses animals in camera-trap video, on your own computer."),
            "muted",
            wrap=True,
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.windowTitle())
        parts = made_of("parts", shipped_text(PARTS)).html
        self._add(self.tr("Parts and their licences"), parts, theme)
        self._add(
            self.tr("Licence"), f"<pre style='white-space: pre-wrap'>{shipped_text(LICENSE)}</pre>", theme
        )
        cite = made_of("cite", shipped_text("CITATION.cff").join(("```\n", "\n```"))).html
        self._add(self.tr("How to cite"), cite, theme)
        down = dialog_column(self)
        header = row(picture, column(name, does, spacing=4), spacing=16)
        header.setStretch(1, 1)
        down.addLayout(header)
        down.addWidget(self.tabs)
        down.addWidget(closing_buttons(self))
        resize_for_text(self, 760, 560)

    def _add(self, title: str, html: str, theme: Theme) -> None:
        view = QTextBrowser()
        view.setOpenLinks(False)
        view.anchorClicked.connect(
            lambda link: link.scheme() in ("http", "https") and QDesktopServices.openUrl(link)
        )
        view.document().setDefaultStyleSheet(page_style(theme))
        view.document().setDocumentMargin(12)
        view.setHtml(html)
        view.setAccessibleName(title)
        view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.tabs.addTab(view, title)
