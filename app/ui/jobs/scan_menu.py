"""The menu beside Scan: what to scan, and which model names the animals of this project."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu

from app import paths
from app.services import models
from app.ui.actions import Actions
from app.ui.session import Session

CHECKPOINT_SUFFIX = ".safetensors"


class ScanMenu(QMenu):
    """Filled anew each time that it opens, as models are installed and projects change."""

    model_chosen = Signal(object)  # Path of a checkpoint; None: motion alone

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self.setToolTipsVisible(True)
        self._new = actions["scan"]
        self._again = actions["scan_again"]
        self.models = QMenu(self)
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Read anew what there is to choose from."""
        self.clear()
        self.models.clear()
        current = models.project_model(self._session.project) if self._session.is_open else None
        self.models.setTitle(self.tr("Names animals with: {model}").format(model=self._name(current)))
        for checkpoint in (None, *self._checkpoints(current)):
            self._offer(checkpoint, chosen=checkpoint == current)
        self.models.addSeparator()
        self.models.addAction(self.tr("Choose a checkpoint…"), self._choose)
        for entry in (self._new, self._again):
            self.addAction(entry)
        self.addSeparator()
        self.addMenu(self.models)

    def _offer(self, checkpoint: Path | None, *, chosen: bool) -> None:
        entry = QAction(self._name(checkpoint), self.models)
        entry.setCheckable(True)
        entry.setChecked(chosen)
        entry.setToolTip(
            str(checkpoint)
            if checkpoint
            else self.tr("Says where something moves; people say what it is. Needs no model.")
        )
        entry.triggered.connect(lambda _checked=False: self.model_chosen.emit(checkpoint))
        self._group.addAction(entry)
        self.models.addAction(entry)

    def _name(self, checkpoint: Path | None) -> str:
        return checkpoint.stem if checkpoint else self.tr("motion alone")

    def _checkpoints(self, current: Path | None) -> list[Path]:
        """Those that are installed, and the project's own."""
        found = set(paths.models_dir().glob(f"*{CHECKPOINT_SUFFIX}"))
        return sorted(found | ({current} if current else set()), key=lambda path: path.stem.casefold())

    def _choose(self) -> None:
        filters = self.tr("Checkpoints (*{suffix})").format(suffix=CHECKPOINT_SUFFIX)
        title = self.tr("Model that names the animals of this project")
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, str(paths.models_dir()), filters)
        if chosen:
            self.model_chosen.emit(Path(chosen))
