"""How much waits to be scanned, counted in the pool: a large project takes longer than a window may wait."""

from collections.abc import Callable

from app.services.models import remembered_tools
from app.services.scanning.settings import ScanSettings
from app.services.scanning.waiting_footage import WaitingFootage, waiting_footage
from app.ui.scans.desk import Desk
from app.ui.scans.previewing import Previewing

Hear = Callable[[WaitingFootage, ScanSettings], None]


class Counting:
    """One count at a time; of one that the next overtook, or whose project went, nothing is heard."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._session = desk, desk.session
        self._work = Previewing[WaitingFootage](desk)

    def begin(self, done: Hear) -> None:
        """`done` is told what waits in the project that is open now, and what a scan would work with."""
        project = self._session.project
        tools = remembered_tools(project, num_workers=self._desk.num_workers)

        def hear(waiting: WaitingFootage) -> None:
            if self._session.holds(project):
                done(waiting, tools)

        self._work.begin(
            lambda _report: waiting_footage(project, tools), done=hear, refused=self._session.refuse
        )
