"""The menu beside Scan: what to scan, which model names the animals, which detector helps to find them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app import paths
from app.services import models
from app.services.learning.model_versions import name_of
from app.services.projects import Project
from app.services.scanning import machine
from app.services.scanning.pace import reads_fast
from app.services.scanning.settings import ScanSettings
from app.services.scanning.waiting_footage import WaitingFootage
from app.ui.keyboard.actions import Actions
from app.ui.scans.counting import Counting
from app.ui.session import Session
from app.ui.speech.describe import about, files_text, number_text
from app.ui.speech.naming import model_title, name_order

CHECKPOINT_SUFFIX = ".safetensors"
DETECTOR_SUFFIX = ".onnx"


@dataclass(frozen=True, slots=True)
class FileWords:
    """What a `FileMenu` says, asked for each time that it is filled: the language may have changed."""

    title: str
    without: str
    without_tip: str
    with_file: str
    choose: str
    question: str
    kind: str


def _stem(file: Path) -> str:
    return file.stem


class ScanMenu(QMenu):
    """Filled anew each time that it opens, as models are installed and projects change."""

    model_chosen = Signal(object)  # Path of a checkpoint; None: nothing names the animals
    detector_chosen = Signal(object)  # Path of an ONNX file; None: motion alone
    pace_chosen = Signal(bool)  # whether to read fast

    def __init__(
        self,
        session: Session,
        actions: Actions,
        counting: Counting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._counting = counting
        self._session = session
        self.setToolTipsVisible(True)
        self._new = actions["scan"]
        self._again = actions["scan_again"]
        self._all_models = actions["models"]
        self._list = actions["species_list"]
        self.detectors = FileMenu(self, suffix=DETECTOR_SUFFIX)
        self.models = FileMenu(self, suffix=CHECKPOINT_SUFFIX)
        self.detectors.chosen.connect(self.detector_chosen)
        self.models.chosen.connect(self.model_chosen)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Read anew what there is to choose from."""
        self.clear()
        project = self._session.project if self._session.is_open else None
        self.detectors.fill(self._of_detectors(), models.project_detector(project) if project else None)
        name = partial(name_of, project) if project else _stem
        self.models.fill(self._of_models(), models.project_model(project) if project else None, name)
        if project is not None:
            entry = self.addAction(self.tr("Counting what is to be scanned…"))  # it keeps its place
            entry.setEnabled(False)
            self.addSeparator()
            self._counting.begin(partial(self._say_how_long, entry))
        for entry in (self._new, self._again):
            self.addAction(entry)
        self.addSeparator()
        self._offer_pace(project)
        self.addMenu(self.detectors)
        self.addMenu(self.models)
        self.addAction(self._all_models)
        self.addAction(self._list)

    def _of_detectors(self) -> FileWords:
        return FileWords(
            title=self.tr("Finds animals with: {file}"),
            without=self.tr("motion alone"),
            without_tip=self.tr("Says where something moves. Needs no detector."),
            with_file=self.tr("motion and {file}"),
            choose=self.tr("Choose a detector…"),
            question=self.tr("Detector that helps to find the animals of this project"),
            kind=self.tr("Detectors"),
        )

    def _of_models(self) -> FileWords:
        return FileWords(
            title=self.tr("Names animals with: {file}"),
            without=self.tr("no model"),
            without_tip=self.tr("People say what each animal is. Needs no model."),
            with_file="{file}",
            choose=self.tr("Choose a checkpoint…"),
            question=self.tr("Model that names the animals of this project"),
            kind=self.tr("Checkpoints"),
        )

    def _offer_pace(self, project: Project | None) -> None:
        self.fast = self.addAction(self.tr("Read fast, and miss some animals"))
        self.fast.setCheckable(True)
        self.fast.setChecked(project is not None and reads_fast(project))
        self.fast.setEnabled(project is not None and not project.read_only)
        self.fast.setToolTip(
            self.tr(
                "Most of a video is read coarsely, and closely only where something happens. H.264 takes up "
                "to a third less time, others hardly less. On drawn footage 2 visits in 100 were missed."
            )
        )
        self.fast.triggered.connect(self.pace_chosen)

    def _say_how_long(self, entry: QAction, waiting: WaitingFootage, tools: ScanSettings) -> None:
        """How much waits to be scanned, and how long this computer will take for it where it knows that."""
        if not waiting.num_videos:
            entry.setText(self._nothing_waits(waiting.num_unreadable))
            return
        expected = machine.expected_s(tools, waiting.kinds)
        files = files_text(waiting.num_videos, waiting.num_photos)
        words = self.tr("To scan: {files}, {length} of footage")
        if expected is not None:
            words = self.tr("To scan: {files}, {time} on this computer")
        length, time = about(waiting.duration_s), about(expected or 0.0)
        entry.setText(words.format(files=files, length=length, time=time))

    def _nothing_waits(self, num_unreadable: int) -> str:
        if not num_unreadable:
            return self.tr("Nothing is left to scan")
        words = self.tr("To scan: only files that could not be read ({n})")
        return words.format(n=number_text(num_unreadable))


class FileMenu(QMenu):
    """One file out of those that are installed, any other, or none."""

    chosen = Signal(object)  # Path; None: without

    def __init__(self, parent: QWidget, *, suffix: str) -> None:
        super().__init__(parent)
        self._suffix = suffix
        self._group = QActionGroup(self)
        self.setToolTipsVisible(True)

    def fill(self, words: FileWords, current: Path | None, name: Callable[[Path], str] = _stem) -> None:
        """Offer what is installed, and the project's own, each by its `name`."""
        self.clear()
        installed = set(paths.models_dir().glob(f"*{self._suffix}"))
        names = {file: model_title(name(file)) for file in installed | ({current} if current else set())}
        titles: dict[Path | None, str] = {None: words.without}
        for file in sorted(names, key=lambda file: name_order(names[file])):
            titles[file] = words.with_file.format(file=names[file])
        self.setTitle(words.title.format(file=titles[current]))
        for offered, title in titles.items():
            self._offer(offered, title, str(offered or words.without_tip), chosen=offered == current)
        self.addSeparator()
        self.addAction(words.choose, lambda: self._choose(words))

    def _offer(self, file: Path | None, title: str, tip: str, *, chosen: bool) -> None:
        entry = QAction(title, self)
        entry.setCheckable(True)
        entry.setChecked(chosen)
        entry.setToolTip(tip)
        entry.triggered.connect(lambda _checked=False: self.chosen.emit(file))
        self._group.addAction(entry)
        self.addAction(entry)

    def _choose(self, words: FileWords) -> None:
        filters = f"{words.kind} (*{self._suffix})"
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), words.question, str(paths.models_dir()), filters
        )
        if chosen:
            self.chosen.emit(Path(chosen))
