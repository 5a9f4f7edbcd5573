"""What goes out of a project and comes into it: exports, imports, deployments and clocks."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from app import paths
from app.services.exports import ExportReport, Selection, export, preview, remember
from app.services.exports.material import Written
from app.services.projects import Project
from app.store.records import ObservationId
from app.ui.dialogs.export import ExportDialog, ExportWish
from app.ui.frame import Frame
from app.ui.importing import Importing
from app.ui.jobs.pool import PoolTask, Report, seldom
from app.ui.looks.parts import asked
from app.ui.messages import Message, Tone
from app.ui.room.workroom import Workroom
from app.ui.scans.previewing import Previewing
from app.ui.session import Session
from app.ui.speech.describe import number_text
from app.ui.speech.saying import here


class Exchange(QObject):
    """Asks, and lets it be done behind the window."""

    def __init__(self, window: Frame, session: Session, workroom: Workroom) -> None:
        super().__init__(window)
        self._window = window
        self._workroom = workroom
        self._session = session
        self._desk = workroom.furniture.desk
        self.importing = Importing(window, session, self._desk)
        self._previewing: Previewing[Written] = Previewing(self._desk)
        self.menu = QMenu(window)
        for name in ("import", "deployments"):
            self.menu.addAction(window.actions_[name])
        window.top_bar.set_menu("export", self.menu)
        window.actions_.connect(
            **{
                "export": self.ask_for_export,
                "import": self.importing.ask,
                "deployments": self.show_deployments,
            }
        )

    # ------------------------------------------------------------- export

    def ask_for_export(self) -> None:
        """Choose format and place, then export behind the window."""
        project = self._session.project
        folder = project.path.parent if project.path else documents()
        dialog = ExportDialog(self._window, folder=folder, name=project.name, filtered=self._filtered())
        dialog.look_wanted.connect(lambda wish: self._look(dialog, wish))
        chosen = asked(dialog)
        self._previewing.stop()
        if chosen and dialog.wish is not None:
            self.export(dialog.wish, num_rows=dialog.num_rows)

    def export(self, wish: ExportWish, *, num_rows: int = 0) -> None:
        """Write the project's observations, behind the window; `num_rows` as far as that is known before."""
        project = self._session.project

        def work(report: Report) -> ExportReport:
            return export(
                project,
                wish.format.name,
                wish.out,
                overwrite=wish.overwrite,
                progress=seldom(report),
                **wish.choice,
            )

        words = self.tr("Exporting to {name}…").format(name=wish.out.name)
        task = self._desk.run(work, words, total=num_rows)
        task.done.connect(lambda written: self._exported(project, wish, written))
        task.over.connect(lambda: self._stopped(task, project, wish))

    def _stopped(self, task: PoolTask, project: Project, wish: ExportWish) -> None:
        if task.was_cancelled and self._session.holds(project):
            words = self.tr("The export was stopped: nothing is in {path} that was not there before.")
            self._session.say(words.format(path=wish.out))

    def _look(self, dialog: ExportDialog, wish: ExportWish) -> None:
        if not self._session.is_open:  # the dialog asks a moment after the last change
            return
        project = self._session.project

        def work(report: Report) -> Written:
            return preview(project, wish.format.name, progress=seldom(report), **wish.choice)

        self._previewing.begin(
            work,
            done=lambda written: dialog.show_preview(wish, written),
            refused=dialog.show_trouble,
        )

    def _filtered(self) -> Selection | None:
        """What the library shows; None where that is everything."""
        found = self._workroom.furniture.finder.found
        if found is None or found.wanted.is_empty:
            return None
        ids = found.catalog.animals.id[found.rows].tolist()
        return Selection(videos=found.videos, animals=frozenset(map(ObservationId, ids)))

    def _exported(self, project: Project, wish: ExportWish, written: ExportReport) -> None:
        if self._session.is_open and self._session.project is project:
            with self._session.telling():
                remember(project, written)
        words = self.tr("{n} rows are in {path}.")
        if written.num_rows == 1:
            words = self.tr("One row is in {path}.")
        words = words.format(n=number_text(written.num_rows), path=wish.out)
        if written.left_out:
            words += " " + here(written.left_out[0])
        folder = wish.out if wish.format.is_folder else wish.out.parent
        show = QUrl.fromLocalFile(str(folder))
        self._window.say(Message(words, Tone.INFO, self.tr("Show"), lambda: QDesktopServices.openUrl(show)))

    # ------------------------------------------------------------- deployments

    def show_deployments(self) -> None:
        """Sites, cameras and periods as a table; and the clocks."""
        from app.ui.dialogs.deployments import DeploymentsDialog

        dialog = DeploymentsDialog(self._window, self._session)
        dialog.places_wanted.connect(lambda: self._show_places(dialog))
        asked(dialog)

    def _show_places(self, parent: QWidget) -> None:
        from app.ui.dialogs.places import PlacesDialog

        asked(PlacesDialog(parent, self._session, self._desk))


def documents() -> Path:
    """Where a person keeps documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) / "Trapline" if place else paths.data_dir() / "projects"
