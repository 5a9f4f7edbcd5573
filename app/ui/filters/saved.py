"""The filters that people of this project gave a name: choose one, save one, forget one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.services.choosing import saved_filters
from app.ui.filters.finder import Finder
from app.ui.looks.parts import button, column, row, text
from app.ui.session import Session


class SavedPage(QWidget):
    """A list of names, and a field to give the filter of now one."""

    def __init__(self, session: Session, finder: Finder) -> None:
        super().__init__()
        self._session, self._finder = session, finder
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Saved filters"))
        self.names.itemActivated.connect(self._use)
        self.names.itemClicked.connect(self._use)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name for the filter of now"))
        self.name.setAccessibleName(self.tr("Name of the filter"))
        self.name.returnPressed.connect(self._save)
        self.save = button(self.tr("Save"), self._save)
        self.forget = button(self.tr("Forget"), self._forget)
        self._hint = text("", "muted", wrap=True)
        self.name.textChanged.connect(self._offer)
        self.names.currentRowChanged.connect(self._offer)
        finder.filtered.connect(self._offer)
        self._offer()
        self.setLayout(column(self._hint, self.names, row(self.name, self.save, self.forget)))

    def refresh(self) -> None:
        """Read them anew."""
        self.names.clear()
        with self._session.telling():
            for name, wanted in saved_filters.saved_filters(self._session.project).items():
                item = QListWidgetItem(name)
                item.setData(Qt.ItemDataRole.UserRole, wanted)
                self.names.addItem(item)
        self._offer()

    def _offer(self) -> None:
        """What has no name, or lets everything through, is not to be saved."""
        self.save.setEnabled(bool(self.name.text().strip()) and not self._finder.wanted.is_empty)
        words = self.tr("A saved filter is kept in the project, for all who work on it.")
        if self._finder.wanted.is_empty:
            words += " " + self.tr("Nothing is filtered now: choose something first.")
        self._hint.setText(words)
        self.forget.setEnabled(self.names.currentRow() >= 0)

    def _use(self, item: QListWidgetItem) -> None:
        self._finder.want(item.data(Qt.ItemDataRole.UserRole))

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        with self._session.telling():
            saved_filters.save_filter(self._session.project, self.name.text(), self._finder.wanted)
            self.name.clear()
        self.refresh()

    def _forget(self) -> None:
        item = self.names.currentItem()
        if item is not None:
            with self._session.telling():
                saved_filters.forget_filter(self._session.project, item.text())
            self.refresh()
