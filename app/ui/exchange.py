"""What goes out of a project and comes into it: exports, imports, deployments and clocks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app import paths
from app.services.exports import ExportReport, Selection, export, preview
from app.services.exports.material import Written
from app.services.imports import Intake, read_file
from app.services.imports.report import ImportReport
from app.services.imports.values import Found
from app.store.records import ObservationId
from app.ui.dialogs.export import ExportDialog, ExportWish
from app.ui.jobs.pool import PoolTask, Report
from app.ui.library.describe import number_text
from app.ui.messages import Message, Tone
from app.ui.session import Session
from app.ui.workroom import Workroom
from mvit_core.errors import UserError

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class Exchange(QObject):
    """Asks, and lets it be done behind the window."""

    def __init__(self, window: "MainWindow", session: Session, workroom: Workroom) -> None:
        super().__init__(window)
        self._window = window
        self._workroom = workroom
        self._session = session
        self._desk = workroom.desk
        self._steps: Iterator[int] | None = None
        self._looking: PoolTask | None = None
        self.menu = QMenu(window)
        for name in ("import", "deployments"):
            self.menu.addAction(window.actions_[name])
        window.top_bar.set_export_menu(self.menu)
        window.actions_.connect(
            **{
                "export": self.ask_for_export,
                "import": self.ask_for_import,
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
        chosen = dialog.exec()
        self._stop_looking()
        if chosen and dialog.wish is not None:
            self.export(dialog.wish)

    def export(self, wish: ExportWish) -> None:
        """Write the project's observations, behind the window."""
        project = self._session.project

        def work(report: Report) -> ExportReport:
            return export(
                project,
                wish.format.name,
                wish.out,
                overwrite=wish.overwrite,
                utc_offset=wish.utc_offset,
                selection=wish.selection,
                progress=report,
            )

        self._desk.run(work).done.connect(lambda written: self._exported(wish, written))

    def _look(self, dialog: ExportDialog, wish: ExportWish) -> None:
        project = self._session.project
        self._stop_looking()

        def work(report: Report) -> Written:
            return preview(
                project,
                wish.format.name,
                utc_offset=wish.utc_offset,
                selection=wish.selection,
                progress=report,
            )

        self._looking = self._desk.run(work)
        self._looking.done.connect(lambda written: dialog.show_preview(wish, written))

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _filtered(self) -> Selection | None:
        """What the library shows; None where that is everything."""
        found = self._workroom.finder.found
        if found is None or found.wanted.is_empty:
            return None
        ids = found.catalog.animals.id[found.rows].tolist()
        return Selection(videos=found.videos, animals=frozenset(map(ObservationId, ids)))

    def _exported(self, wish: ExportWish, written: ExportReport) -> None:
        words = self.tr("{n} rows are in {path}.").format(n=number_text(written.num_rows), path=wish.out)
        if written.left_out:
            words += " " + written.left_out[0]
        folder = wish.out if wish.format.is_folder else wish.out.parent
        show = QUrl.fromLocalFile(str(folder))
        self._window.say(Message(words, Tone.INFO, self.tr("Show"), lambda: QDesktopServices.openUrl(show)))

    # ------------------------------------------------------------- import

    def ask_for_import(self) -> None:
        """Choose a file, then take it in while the person goes on."""
        kinds = self.tr("What can be read (*.json *.boris *.csv *.tsv *.txt);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import"), "", kinds)
        if path:
            self.take_in(Path(path))

    def take_in(self, path: Path) -> None:
        """Read a file behind the window, then put it into the project in small steps."""
        from app.services.imports import guess_format
        from app.ui.dialogs.columns import ColumnsDialog

        columns: dict[str, str] = {}
        with self._session.telling():
            if guess_format(path) == "csv":
                asked = ColumnsDialog.ask(self._window, path)
                if asked is None:
                    return
                columns = asked
            self._session.say(self.tr("Reading {name}…").format(name=path.name))
            task = self._desk.run(lambda _: read_file(path, None, columns))
            task.done.connect(lambda found: self._put_in(path, found))

    def _put_in(self, path: Path, found: Found) -> None:
        if not self._session.is_open:
            return
        folder = path if path.is_dir() else path.parent
        intake = Intake(self._session.project, found, folder=folder, who=self._session.who)
        self._steps = intake.steps()
        self._step(path, intake)

    def _step(self, path: Path, intake: Intake) -> None:
        """One transaction, then the window lives on."""
        if self._steps is None or not self._session.is_open:
            return
        try:
            share = next(self._steps, None)
        except UserError as error:
            self._session.refuse(error)
            return
        if share is None:
            self._imported(path, intake.report)
            return
        self._session.say(self.tr("Taking in {name}: {n} %").format(name=path.name, n=share))
        QTimer.singleShot(0, lambda: self._step(path, intake))

    def _imported(self, path: Path, report: ImportReport) -> None:
        self._steps = None
        self._session.tell(report.changes)
        if report.before:
            words = self.tr("Import of {name}").format(name=path.name)
            self._session.did_many(words, report.before)
        parts = self.tr("{animals} observations, {bouts} bouts and {videos} new videos came in.").format(
            animals=number_text(report.num_animals),
            bouts=number_text(report.num_bouts),
            videos=number_text(report.num_new_videos),
        )
        more = f" {report.left_out[0]}" if report.left_out else ""
        details = "\n".join(report.left_out)
        if len(report.left_out) > 1:
            self._window.say(
                Message(parts + more, Tone.INFO, self.tr("All notes…"), lambda: self._show(details))
            )
        else:
            self._session.say(parts + more)
        self._desk.probe()

    def _show(self, notes: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.information(self._window, self.tr("Import"), notes[:6000])

    # ------------------------------------------------------------- deployments

    def show_deployments(self) -> None:
        """Sites, cameras and periods as a table; and the clocks."""
        from app.ui.dialogs.deployments import DeploymentsDialog

        dialog = DeploymentsDialog(self._window, self._session)
        dialog.places_wanted.connect(lambda: self._show_places(dialog))
        dialog.exec()

    def _show_places(self, parent: QWidget) -> None:
        from app.ui.dialogs.places import PlacesDialog

        PlacesDialog(parent, self._session, self._desk).exec()


def documents() -> Path:
    """Where a person keeps documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) / "Trapline" if place else paths.data_dir() / "projects"
