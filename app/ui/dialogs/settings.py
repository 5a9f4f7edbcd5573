"""The few choices there are; each takes effect at once."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QThreadPool
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QWidget,
)

from app.ui.dialogs.keys import KeysDialog
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.parts import Form, Scrolled, asked, button, closing_buttons, dialog_column, text
from app.ui.looks.sheets import dress_as
from app.ui.preferences.setting import declared, tr
from app.ui.preferences.settings import Settings, SettingsFile
from app.ui.speech.saying import learn_all
from mvit_core.errors import UserError

LEAST_WIDTH = 392  # of its words, which need more in some languages
LEAST_HEIGHT = 160  # of the choices, which scroll then


class SettingsDialog(QDialog):
    """All settings that declare themselves; `changed` is called after each choice."""

    def __init__(
        self,
        parent: QWidget,
        file: SettingsFile,
        *,
        changed: Callable[[], None],
        refuse: Callable[[UserError], None],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._file, self._changed, self._refuse = file, changed, refuse
        self.boxes: dict[str, QComboBox] = {}
        form = Form(spacing=12)
        for name, setting in declared(Settings):
            box = self._choice(name, setting.words(), getattr(file.values, name))
            box.setToolTip(tr(setting.does))
            box.setAccessibleName(tr(setting.title))
            box.setAccessibleDescription(tr(setting.does))
            self.boxes[name] = box
            form.add(tr(setting.title), box)
        self.keys = button(self.tr("Change keys…"), self._change_keys)
        form.add(self.tr("Keys"), self.keys)
        hint = text(
            self.tr("Nothing leaves this computer; there is nothing to sign in to."), "muted", wrap=True
        )
        column = dialog_column(self, spacing=18)
        column.addWidget(_Choices(form), 1)
        column.addWidget(hint)
        column.addWidget(closing_buttons(self))
        hint.setMinimumWidth(LEAST_WIDTH)
        dress_as(parent, self)
        self.resize(self.sizeHint())
        QThreadPool.globalInstance().start(learn_all)  # who comes here may go over to another language

    def _choice(self, name: str, options: list[tuple[str, object]], current: object) -> QComboBox:
        box = ChoiceBox()
        for title, value in options:
            box.addItem(title, value)
        box.setCurrentIndex(max(0, box.findData(current)))
        box.activated.connect(lambda _index: self._choose(name, box.currentData()))
        return box

    def _change_keys(self) -> None:
        asked(KeysDialog(self, self._file.values.keys, lambda keys: self._choose("keys", keys)))

    def _choose(self, name: str, value: object) -> None:
        try:
            self._file.change(**{name: value})
        except UserError as error:
            self._refuse(error)
        self._changed()


class _Choices(Scrolled):
    """As high as they are where the screen has room; else they scroll, and the button below stays."""

    def __init__(self, form: Form) -> None:
        inside = QWidget()
        form.setContentsMargins(0, 0, 0, 0)
        inside.setLayout(form)
        super().__init__(inside)
        self._inside = inside

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        scrolls = self.height() < self._inside.sizeHint().height()
        bar = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        return QSize(self._inside.minimumSizeHint().width() + bar, LEAST_HEIGHT)

    def resizeEvent(self, resizing: QResizeEvent) -> None:
        super().resizeEvent(resizing)
        self.updateGeometry()
