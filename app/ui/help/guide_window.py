"""The user guide in a window of its own: contents, search, the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.services.program.guide import Section, found, guide_folder, pages
from app.ui.help.guide_view import GuideView
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import column, side_by_side, text
from app.ui.looks.theme import Theme

SECTION = Qt.ItemDataRole.UserRole
WIDTHS = (270, 730)
TYPED_MS = 150


class GuideWindow(QDialog):
    """Stays open beside the main window."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("User guide"))
        self._pages = pages(guide_folder())
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.nothing = text(self.tr("The guide says nothing of that."), "muted", wrap=True)
        self.view = GuideView(guide_folder())
        self.view.set_theme(theme)
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._typed.timeout.connect(self._look)
        self._lay_out()
        self._list(self._sections())
        self.search.textChanged.connect(lambda _words: self._typed.start())
        self.search.returnPressed.connect(self.contents.setFocus)
        self.contents.currentItemChanged.connect(lambda item, _before: self._open(item))
        self.view.page_wanted.connect(self.show_page)
        if self._pages:
            self.show_page(self._pages[0].name)
        else:
            self.nothing.setText(
                self.tr("The guide is not here; it lies in the folder docs of Trapline's source.")
            )
            self.nothing.show()

    def show_page(self, name: str, anchor: str = "") -> None:
        """Turn to a page; one that is not in the guide is left alone."""
        page = next((each for each in self._pages if each.name == name), None)
        if page is not None:
            self.view.show_page(page, anchor)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.view.set_theme(theme)

    def _sections(self) -> list[Section]:
        return [section for page in self._pages for section in page.sections]

    def _look(self) -> None:
        words = self.search.text().strip()
        sections = list(found(self._pages, words)) if words else self._sections()
        self._list(sections, is_found=bool(words))
        self.nothing.setVisible(not sections)

    def _list(self, sections: Sequence[Section], *, is_found: bool = False) -> None:
        titles = {page.name: page.title for page in self._pages}
        self.contents.blockSignals(True)
        self.contents.clear()
        above: QTreeWidgetItem | None = None
        for section in sections:
            item = QTreeWidgetItem([section.title])
            item.setData(0, SECTION, (section.page, section.anchor))
            item.setToolTip(0, titles[section.page])
            if is_found:
                if not section.is_page:
                    item.setText(0, f"{section.title} – {titles[section.page]}")
                self.contents.addTopLevelItem(item)
            elif section.is_page or above is None:
                above = item
                self.contents.addTopLevelItem(item)
            else:
                above.addChild(item)
        self.contents.blockSignals(False)

    def _open(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        name, anchor = item.data(0, SECTION)
        self.show_page(name, anchor)
        if words := self.search.text().strip():
            self.view.show_words(words)

    def _lay_out(self) -> None:
        self.nothing.hide()
        left = QWidget()
        inside = column(self.search, self.nothing, self.contents)
        inside.setContentsMargins(12, 12, 6, 12)
        left.setLayout(inside)
        side_by_side(self, left, self.view, widths=WIDTHS, grow=(0, 1))
        resize_for_text(self, 1000, 680)
