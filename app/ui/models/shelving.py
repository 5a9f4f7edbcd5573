"""Downloads and files taken in: each in a process of its own, any of which can be stopped at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.services.model_shelf.catalogue import Offer
from app.services.model_shelf.errands import Came, Checking, Errand, Fetch, Refused, Said, Stands, TakeIn
from app.ui.jobs.errand_process import ErrandProcess
from app.ui.models.work import Work
from mvit_core.files.path_text import to_path, to_text


class Shelving(QObject):
    """Knows no widget. Errands are known by the key of what they are about."""

    changed = Signal()
    stands = Signal(object)  # Path of a model that is installed now
    refused = Signal(str)  # why not, a sentence

    def __init__(self, folder: Path, log: Callable[[], Path], parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._log = folder, log
        self._processes: dict[str, ErrandProcess] = {}
        self.works: dict[str, Work] = {}

    def fetch(self, key: str, offer: Offer) -> None:
        """Download an offer, or go on with it."""
        self._begin(key, Fetch(offer=offer, folder=to_text(self._folder)), Work("fetching"))

    def take_in(self, file: Path) -> None:
        """Recognize a file and install it."""
        errand = TakeIn(file=to_text(file.absolute()), folder=to_text(self._folder))
        self._begin(str(file), errand, Work("checking"))

    def stop(self, key: str) -> None:
        """Never mind; what came of a download is kept for the next time."""
        process = self._processes.pop(key, None)
        if process is not None:
            del self.works[key]
            process.said.disconnect()
            process.ended.disconnect()
            process.close()
            process.delete_when_gone()
            self.changed.emit()

    def stop_all(self) -> None:
        """The window is going."""
        for key in list(self._processes):
            self.stop(key)

    def _begin(self, key: str, errand: Errand, work: Work) -> None:
        if key in self._processes:
            return
        process = self._processes[key] = ErrandProcess(errand, log=self._log(), parent=self)
        self.works[key] = work
        process.said.connect(lambda said: self._heard(key, said))
        process.ended.connect(lambda why: self._ended(key, why))
        process.start()
        self.changed.emit()

    def _heard(self, key: str, said: Said) -> None:
        if isinstance(said, Came):
            self.works[key] = Work("fetching", said.done_bytes, said.total_bytes)
        elif isinstance(said, Checking):
            self.works[key] = Work("checking")
        elif isinstance(said, Refused):
            self.refused.emit(said.reason)
        elif isinstance(said, Stands):
            self.stands.emit(to_path(said.path))
        self.changed.emit()

    def _ended(self, key: str, why: str) -> None:
        process = self._processes.pop(key, None)
        self.works.pop(key, None)
        if process is not None:
            process.deleteLater()
        if why:
            self.refused.emit(self.tr("It was not installed: {why}.").format(why=why))
        self.changed.emit()
