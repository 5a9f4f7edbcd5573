"""Where to and in which format; the export, and the look at what it will hold, run behind the window."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from app.services.ecology.occupancy import Occasions
from app.services.exports import FORMATS, Choice, ExportFormat, Selection
from app.services.exports.camtrap_times import offset_name, offset_of_this_computer, parse_utc_offset
from app.services.exports.material import Written
from app.services.exports.selection import EVERYTHING
from app.ui.coordinates import CoordinatesBox
from app.ui.looks.fields import NumberBox
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import (
    Form,
    Points,
    Remark,
    Scrolled,
    button,
    column,
    dialog_column,
    row,
    text,
    two_answers,
)
from app.ui.looks.question import Question
from app.ui.speech.describe import number_text
from app.ui.speech.saying import here
from mvit_core.errors import UserError

SIZE = (820, 590)
LIST_WIDTH, LIST_MARGINS, ITEM_HEIGHT = 230, 28, 28
MOST_DAYS = 366
LOOK_MS = 350  # after the last change, before what it would hold is looked at


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What the person decided."""

    format: ExportFormat
    out: Path
    overwrite: bool
    choice: Choice = field(default_factory=Choice)


class ExportDialog(QDialog):
    """Asks for format and place, and for the offset of the cameras' clocks where it matters.

    `look_wanted` asks what the export would hold; the answer comes by `show_preview`.
    """

    look_wanted = Signal(object)  # ExportWish

    def __init__(
        self, parent: QWidget, *, folder: Path, name: str, filtered: Selection | None = None
    ) -> None:
        """`filtered` is what the filters of the library let through; None where they let all through."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        resize_for_text(self, *SIZE)
        self.wish: ExportWish | None = None
        self.num_rows = 0  # of it, once that is known
        self._folder, self._name, self._filtered = folder, name, filtered
        self.formats = self._list()
        self.title = text("", "heading")
        self.about = text("", "muted", wrap=True)
        self.out = QLineEdit()
        self.out.setAccessibleName(self.tr("Where to"))
        self.offset = QLineEdit(offset_name(offset_of_this_computer()))
        self.offset.setAccessibleName(self.tr("Offset of the cameras' clocks from UTC"))
        self.occasion = _box(1, MOST_DAYS, 7, self.tr(" d"))
        self.occasion.setAccessibleName(self.tr("Days of an occasion"))
        self.least = _box(0, 100, 0, " %")
        self.least.setSpecialValueText(self.tr("any time"))
        self.least.setAccessibleName(
            self.tr("Share of an occasion that a camera has to work for it to count")
        )
        self.places = CoordinatesBox()
        self.only_filtered = QCheckBox(self.tr("Only what passes the filters of the library"))
        self.only_filtered.setChecked(filtered is not None)
        self.only_filtered.setVisible(filtered is not None)
        self.holds = text("", wrap=True)
        self.unsaid = Points("muted")
        self._trouble = Remark("danger")
        self.buttons, _ = two_answers(self, self.tr("Export"), self._accept)
        self._look_soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._lay_out()
        self._connect()
        self.formats.setCurrentRow(0)

    @property
    def format(self) -> ExportFormat:
        """The chosen format."""
        return FORMATS[self.formats.currentItem().data(Qt.ItemDataRole.UserRole)]

    def show_preview(self, wish: ExportWish, written: Written) -> None:
        """Say what the export would hold, where that is still what is wanted."""
        if wish == self._wish(Path(self.out.text())):
            self.num_rows = written.num_rows
            words = {
                "row": self.tr("Rows: {n}, of videos: {m}."),
                "clip": self.tr("Clips: {n}, of videos: {m}."),
                "picture": self.tr("Pictures: {n}, of videos: {m}."),
            }[wish.format.unit]
            numbers = number_text(written.num_rows), number_text(written.num_videos)
            self.holds.setText(words.format(n=numbers[0], m=numbers[1]))
            self.unsaid.say(map(here, written.left_out))

    def use_of(self, files: Sequence[Path]) -> str:
        """What letting files go over the dialog does, in the words of a menu."""
        return self.tr("Export to {name}").format(name=_folder_of(files[0]).name or _folder_of(files[0]))

    def take_files(self, files: Sequence[Path]) -> None:
        """A folder, or a file of one, says where to."""
        self._folder = _folder_of(files[0])
        self.out.setText(str(self._folder / Path(self.out.text()).name))

    def show_trouble(self, error: UserError) -> None:
        """Say why it cannot be looked at."""
        self.holds.setText("")
        self._trouble.say(here(error))

    # ------------------------------------------------------------- own

    def _list(self) -> QListWidget:
        formats = QListWidget()
        formats.setObjectName("formats")
        formats.setAccessibleName(self.tr("Format"))
        for name, each in FORMATS.items():
            item = QListWidgetItem(here(each.title))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, ITEM_HEIGHT))
            formats.addItem(item)
        titles = [formats.item(place).text() for place in range(formats.count())]
        widest = max(map(formats.fontMetrics().horizontalAdvance, titles))
        formats.setFixedWidth(max(LIST_WIDTH, widest + LIST_MARGINS))
        return formats

    def _connect(self) -> None:
        self.formats.currentItemChanged.connect(lambda *_: self._format_changed())
        self.only_filtered.toggled.connect(lambda _: self._look_later())
        self.offset.textChanged.connect(lambda _: self._look_later())
        self.places.currentIndexChanged.connect(lambda _: self._look_later())
        for box in (self.occasion, self.least):
            box.valueChanged.connect(lambda _: self._look_later())
        self._look_soon.timeout.connect(self._look)

    def _format_changed(self) -> None:
        chosen = self.format
        self.title.setText(here(chosen.title))
        self.about.setText(here(chosen.description))
        suffix = chosen.suffix or f"-{chosen.name}"
        first = next(each for each in FORMATS.values() if each.suffix == chosen.suffix)
        told_apart = "" if chosen is first or not chosen.suffix else f"-{chosen.name}"
        self.out.setText(str(self._folder / f"{self._name}{told_apart}{suffix}"))
        self._form.setRowVisible(self.offset, chosen.needs_utc_offset)
        self._form.setRowVisible(self.places, chosen.has_places)
        for box in (self.occasion, self.least):
            self._form.setRowVisible(box, chosen.has_occasions)
        self._look_later()

    def _look_later(self) -> None:
        self.num_rows = 0
        self._trouble.say("")
        self.holds.setText(self.tr("Looking at what it would hold…"))
        self.unsaid.say(())
        self._look_soon.start()

    def _look(self) -> None:
        if self._offset_is_one():
            self.look_wanted.emit(self._wish(Path(self.out.text())))

    def _browse(self) -> None:
        ask = QFileDialog.getExistingDirectory if self.format.is_folder else QFileDialog.getSaveFileName
        answer = ask(self, self.tr("Where to"), self.out.text())
        path = answer if isinstance(answer, str) else answer[0]
        if path:
            self.out.setText(path)

    def _accept(self) -> None:
        words = self.out.text().strip()
        if not words:
            self._trouble.say(self.tr("Say where the export should go."))
        elif self._offset_is_one():
            out = Path(words).expanduser()
            if not out.exists() or self._may_replace(out):
                self.wish = self._wish(out)
                self.accept()

    def _offset_is_one(self) -> bool:
        try:
            if self.format.needs_utc_offset and self.offset.text().strip():
                parse_utc_offset(self.offset.text())
        except UserError as error:
            self.holds.setText("")
            self._trouble.say(here(error))
            return False
        return True

    def _wish(self, out: Path) -> ExportWish:
        offset = self.offset.text().strip() if self.format.needs_utc_offset else None
        narrowed = self._filtered if self.only_filtered.isChecked() else None
        choice = Choice(
            selection=narrowed or EVERYTHING,
            utc_offset=offset or None,
            occasions=Occasions(days=self.occasion.value(), least_share=self.least.value() / 100),
            place_decimals=self.places.decimals if self.format.has_places else None,
        )
        return ExportWish(self.format, out, out.exists(), choice)

    def _may_replace(self, out: Path) -> bool:
        words = self.tr("{name} exists already. Replace it?").format(name=out.name)
        question = Question(self)
        question.put(self.tr("Export"), words, [], yes=self.tr("Replace"))
        return question.asked()

    def _lay_out(self) -> None:
        self._form = Form(gap=14)
        where = QWidget()
        beside = row(self.out, button(self.tr("Choose…"), self._browse))
        beside.setContentsMargins(0, 0, 0, 0)
        where.setLayout(beside)
        self._form.add(self.tr("Where to"), where)
        self._form.add(self.tr("Cameras' clock is UTC"), self.offset)
        self._form.add(self.tr("Coordinates"), self.places)
        self._form.add(self.tr("Occasion"), self.occasion)
        self._form.add(self.tr("Counts if worked"), self.least)
        right = column(self.title, self.about, 8, self._form, self.only_filtered, 8, self.holds)
        self.unsaid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        right.addWidget(Scrolled(self.unsaid, self.tr("What the file does not say"), sideways=True), 1)
        whole = dialog_column(self, spacing=14)
        side_by_side = row(self.formats, right, spacing=20)
        whole.addLayout(side_by_side, 1)
        whole.addWidget(self._trouble)
        whole.addWidget(self.buttons)


def _folder_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _box(least: int, most: int, value: int, suffix: str) -> QSpinBox:
    box = NumberBox()
    box.setRange(least, most)
    box.setValue(value)
    box.setSuffix(suffix)
    return box
