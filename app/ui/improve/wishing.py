"""How sure the model in use has to be: the person's wish, and the names that follow from it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.services import models
from app.services.sureness import Sureness, sureness_of, wish_sureness, wished_sureness
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.errors import UserError


@dataclass(frozen=True, slots=True)
class Known:
    """What is wished, what the model in use knows of it, and how many classes that is of."""

    sureness: Sureness
    num_classes: int


class Wishing(QObject):
    """Keeps the wish, and has what was scanned named by it."""

    progressed = Signal(int, int)  # videos done, of how many
    over = Signal(int)  # videos that were read anew

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._desk = session, desk
        desk.rereading.progressed.connect(self.progressed)
        desk.rereading.over.connect(self.over)

    @property
    def is_busy(self) -> bool:
        """Whether names are being read anew."""
        return self._desk.rereading.is_busy

    def known(self) -> Known | None:
        """None where no model is in use."""
        project = self._session.project
        model = models.project_model(project)
        if model is None or not model.is_file():
            return None
        wished = sureness_of(model, wished_sureness(project))
        return Known(wished, len(wished.points))

    def wish(self, value: float) -> None:
        """From now on calls are to be right this often; what was scanned follows without a scan."""
        with self._session.telling():
            if self._desk.scan is not None:
                raise UserError(self.tr("Wait until the scan is over, or stop it; then choose again."))
            wish_sureness(self._session.project, value)
            self._desk.rereading.begin()
