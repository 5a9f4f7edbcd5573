"""What there is to see while no project is open: three ways in, and the projects of before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.looks import icons
from app.ui.looks.parts import as_tip, button, column, empty, literal, row, text
from app.ui.looks.theme import Theme
from app.ui.looks.title import Title

NUM_SHOWN = 5
LONGEST = 60  # letters of a project's name


class Welcome(QWidget):
    """A big area to drop a folder on, with buttons that do the same."""

    folder_wanted = Signal()
    project_wanted = Signal()
    demo_wanted = Signal()
    recent_chosen = Signal(object)  # its place: a Path, or the address of a shared one

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop_area = QFrame()
        self.drop_area.setObjectName("dropArea")
        self.open_folder = button(self.tr("Open a folder…"), self.folder_wanted.emit, kind="primary")
        self.open_project = button(self.tr("Open a project…"), self.project_wanted.emit)
        self.demo = button(self.tr("Try the demonstration"), self.demo_wanted.emit)
        self.demo.setToolTip(self.tr("Renders a few clips of animals on this computer and scans them"))
        self._recent = QWidget()
        self._recent_lines = QGridLayout(self._recent)
        self._recent_lines.setContentsMargins(0, 0, 0, 0)
        self._recent_lines.setHorizontalSpacing(12)
        self._recent_lines.setVerticalSpacing(0)
        self._recent_lines.setColumnStretch(1, 1)
        self._fill_drop_area()
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap("film", theme.accent, 56, ratio=ratio))

    def set_recent(self, projects: Sequence[Path | str]) -> None:
        """Offer the projects of before."""
        empty(self._recent_lines)
        if projects:
            self._recent_lines.addWidget(text(self.tr("OPEN AGAIN"), "caption"), 0, 0, 1, 2)
        for number, place in enumerate(projects[:NUM_SHOWN], 1):
            self._recent_lines.addWidget(self._again(place), number, 0)
            self._recent_lines.addWidget(_where(place), number, 1)
        self._recent.setVisible(bool(projects))

    def _again(self, place: Path | str) -> QWidget:
        name = place.rpartition("/")[2] if isinstance(place, str) else place.stem
        made = button(
            literal(name),
            lambda: self.recent_chosen.emit(place),
            kind="link",
            tip=as_tip(str(place)),
            may_be_cut=True,
        )
        made.setMaximumWidth(LONGEST * self.fontMetrics().averageCharWidth())
        return made

    def _fill_drop_area(self) -> None:
        heading = text(self.tr("Drop a folder of camera-trap videos here"), "heading", center=True, wrap=True)
        promise = text(
            self.tr("Trapline finds the animals in them. Your files stay where they are, untouched."),
            "muted",
            center=True,
            wrap=True,
        )
        ways = row(None, self.open_folder, self.open_project, self.demo, None, spacing=10)
        inside = column(None, self._picture, 8, heading, promise, 14, ways, None, spacing=6)
        inside.setContentsMargins(28, 28, 28, 28)
        self.drop_area.setLayout(inside)

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(760)
        middle.setLayout(column(self.drop_area, 14, self._recent))
        self.drop_area.setMinimumHeight(330)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 8)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(40, 30, 40, 30)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)


def _where(place: Path | str) -> QWidget:
    folder = Title(place.rpartition("/")[0] if isinstance(place, str) else str(place.parent))
    folder.setObjectName("muted")
    folder.setTextFormat(Qt.TextFormat.PlainText)
    folder.setMinimumWidth(10)
    return folder
