"""What else can be said of an animal: how many, which sex, how old, who it is, and notes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.store.records import Observation
from app.ui.keyboard.kept import ENTER
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.parts import bring_into_view, button, row, text

MOST = 999


class Facts(QWidget):
    """Fields of the selected observation; `changed(field, value)` once for each thing that a person says."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.count = Stepper()
        self.sex = _choice(
            [("", self.tr("not said")), ("female", self.tr("female")), ("male", self.tr("male"))]
        )
        self.life_stage = _choice(
            [
                ("", self.tr("not said")),
                ("adult", self.tr("adult")),
                ("subadult", self.tr("subadult")),
                ("juvenile", self.tr("juvenile")),
            ]
        )
        self.individual = QLineEdit()
        self.individual.setPlaceholderText(self.tr("name or number"))
        self.quality = _choice(
            [
                ("", self.tr("not said")),
                ("good", self.tr("good")),
                ("fair", self.tr("fair")),
                ("poor", self.tr("poor")),
            ]
        )
        self.reacts = QCheckBox(self.tr("Reacts to the camera"))
        self.reacts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(self.tr("collared, injured…"))
        self.notes = _Notes()
        self.notes.setPlaceholderText(self.tr("Notes"))
        self._individuals, self._known_tags = _offered_in(self.individual), _offered_in(self.tags)
        self._of_somebody: list[QWidget] = []
        self._shown: Observation | None = None
        for field in (self.count.field, self.individual, self.tags, self.notes):
            field.installEventFilter(self)
        self._lay_out()
        self._connect()

    def show_observation(self, observation: Observation) -> None:
        """Fill in what is known."""
        self._shown = observation
        fields = (self.sex, self.life_stage, self.individual, self.notes, self.quality, self.reacts)
        blockers = [QSignalBlocker(field) for field in fields]
        self.count.set_value(observation.count)
        self.sex.setCurrentIndex(max(0, self.sex.findData(observation.sex)))
        self.life_stage.setCurrentIndex(max(0, self.life_stage.findData(observation.life_stage)))
        if not self.individual.hasFocus():
            self.individual.setText(observation.individual)
            self.individual.setCursorPosition(0)
        self.quality.setCurrentIndex(max(0, self.quality.findData(observation.quality)))
        self.reacts.setChecked(observation.reacts)
        if not self.tags.hasFocus():
            self.tags.setText(", ".join(observation.tags))
            self.tags.setCursorPosition(0)
        if not self.notes.hasFocus():
            self.notes.setPlainText(observation.notes)
        del blockers

    def begin(self, name: str) -> None:
        """Let the keys write the count, the individual or the notes; Enter says it, Escape gives up."""
        fields: dict[str, QLineEdit | QPlainTextEdit] = {
            "count": self.count.field,
            "individual": self.individual,
            "notes": self.notes,
        }
        where = fields[name]
        if where.isVisible():
            bring_into_view(where)
            where.setFocus(Qt.FocusReason.ShortcutFocusReason)
            where.selectAll()

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        if happening.type() != QEvent.Type.KeyPress or not isinstance(happening, QKeyEvent):
            return False
        is_given_up = happening.key() == Qt.Key.Key_Escape
        with_control = happening.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not is_given_up and not (happening.key() in ENTER and with_control):
            return False
        if is_given_up and self._shown is not None:
            self._fill_written(self._shown)
        if isinstance(watched, QWidget):
            watched.clearFocus()
        return True

    def set_known(self, individuals: Sequence[str], tags: Sequence[str]) -> None:
        """Names and tags of this project, offered while typing.

        They come a moment later: this follows from Enter, of which the list that is open still has to hear.
        """
        for offered, words in ((self._individuals, individuals), (self._known_tags, tags)):
            QTimer.singleShot(0, offered, partial(offered.setStringList, list(words)))

    def set_of_somebody(self, somebody: bool) -> None:
        """Who is there has all of these; a bout, and that nothing is there, tags, quality and a note."""
        for part in self._of_somebody:
            part.setVisible(somebody)

    def _fill_written(self, observation: Observation) -> None:
        self.count.set_value(observation.count)
        self.individual.setText(observation.individual)
        self.tags.setText(", ".join(observation.tags))
        self.notes.setPlainText(observation.notes)

    def _connect(self) -> None:
        tell = self.changed.emit
        self.count.stepped.connect(lambda value: tell("count", value))
        self.sex.activated.connect(lambda _index: tell("sex", self.sex.currentData()))
        self.life_stage.activated.connect(lambda _index: tell("life_stage", self.life_stage.currentData()))
        self.individual.editingFinished.connect(lambda: tell("individual", self.individual.text().strip()))
        self.individual.returnPressed.connect(self.individual.clearFocus)
        self.quality.activated.connect(lambda _index: tell("quality", self.quality.currentData()))
        self.reacts.clicked.connect(lambda on: tell("reacts", on))
        self.tags.editingFinished.connect(lambda: tell("tags", tags_of(self.tags.text())))
        self.tags.returnPressed.connect(self.tags.clearFocus)
        self.notes.written.connect(lambda: tell("notes", self.notes.toPlainText().strip()))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        named = (
            (self.tr("Count"), self.count),
            (self.tr("Sex"), self.sex),
            (self.tr("Life stage"), self.life_stage),
            (self.tr("Individual"), self.individual),
        )
        for number, (name, field) in enumerate(named):
            line, side = divmod(number, 2)
            label = text(name, "caption")
            self._of_somebody += [label, field]
            label.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(label, 2 * line, side)
            grid.addWidget(field, 2 * line + 1, side)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        tags, quality = text(self.tr("Tags"), "caption"), text(self.tr("Quality"), "caption")
        for side, (label, field, name) in enumerate(
            ((tags, self.tags, self.tr("Tags")), (quality, self.quality, self.tr("Quality")))
        ):
            label.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(label, 4, side)
            grid.addWidget(field, 5, side)
        grid.addWidget(self.reacts, 6, 0, 1, 2)
        self._of_somebody.append(self.reacts)
        grid.addWidget(self.notes, 7, 0, 1, 2)
        self.notes.setAccessibleName(self.tr("Notes"))


def tags_of(typed: str) -> tuple[str, ...]:
    """What a person typed, at commas or semicolons, each tag once."""
    words = (word.strip() for word in typed.replace(";", ",").replace("|", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


class Stepper(QWidget):
    """A number with a minus and a plus beside it; Up and Down do the same."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._value = 1
        self.field = QLineEdit("1")
        self.field.setValidator(QIntValidator(1, MOST, self))
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.editingFinished.connect(lambda: self._step_to(int(self.field.text())))
        self.field.returnPressed.connect(self.field.clearFocus)
        self.fewer = button(
            "−", lambda: self._step_to(self._value - 1), kind="step", tip=self.tr("One fewer")
        )
        self.more = button("+", lambda: self._step_to(self._value + 1), kind="step", tip=self.tr("One more"))
        line = row(self.fewer, self.field, self.more, spacing=3)
        line.setStretch(1, 1)
        self.setLayout(line)

    def set_value(self, value: int) -> None:
        """Show `value`, without telling anybody."""
        self._value = value
        self.field.setText(str(value))

    def keyPressEvent(self, press: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(press.key()))
        if step is None:
            super().keyPressEvent(press)
        else:
            self._step_to(self._value + step)

    def setAccessibleName(self, name: str) -> None:
        self.field.setAccessibleName(name)

    def _step_to(self, value: int) -> None:
        value = max(1, min(value, MOST))
        if value != self._value:
            self.set_value(value)
            self.stepped.emit(value)


class _Notes(QPlainTextEdit):
    """Says that it was written when it is left."""

    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 2 + 18)

    def focusOutEvent(self, going: QFocusEvent) -> None:
        super().focusOutEvent(going)
        self.written.emit()


def _offered_in(field: QLineEdit) -> QStringListModel:
    """The words that are offered while somebody types in a field."""
    words = QStringListModel(field)
    completer = QCompleter(words, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(completer)
    return words


def _choice(options: list[tuple[str, str]]) -> QComboBox:
    box = ChoiceBox()
    for key, title in options:
        box.addItem(title, key)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return box
