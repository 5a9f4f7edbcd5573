"""Taking in what other programs and people said: a look at it first, then in small steps."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.services.imports import ImportReport, Intake, folder_of, guess_format, preview_import, read_file
from app.services.imports.way_back import backup_before
from app.services.keeping.backups import Backup
from app.services.projects import Project
from app.services.told_places import ToldPlaces, overwritten, put, told_places
from app.ui.dialogs.importing import ImportDialog, ImportWish
from app.ui.frame import Frame
from app.ui.jobs.pool import PoolTask, Report
from app.ui.looks.parts import asked
from app.ui.looks.question import Question
from app.ui.messages import Message, Tone
from app.ui.scans.desk import Desk
from app.ui.scans.previewing import Previewing
from app.ui.scans.taking_in import TakingIn
from app.ui.session import Session
from app.ui.speech.describe import number_text
from app.ui.speech.saying import here
from mvit_core.errors import UserError

WHOLE = 100  # percent
MOST_SIGNS = 6000  # of all notes at once
NOTHING: tuple[str, None] = ("", None)  # no button


class Importing(QObject):
    """Nothing is written before the person has seen what it would be."""

    back_wanted = Signal(object, object)  # the project's Path, the Backup that is to take its place
    declined = Signal(Path)  # what it would bring was shown, and is not wanted

    def __init__(self, window: Frame, session: Session, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._session, self._desk = window, session, desk
        self._stood: ToldPlaces | None = None  # before what is taken in
        self._backup: Backup | None = None  # the same of the whole project
        self._previewing: Previewing[ImportReport] = Previewing(desk)

    def ask(self) -> None:
        """Choose a file."""
        kinds = self.tr("What can be read (*.json *.boris *.boris.gz *.csv *.tsv *.txt);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import"), "", kinds)
        if path:
            self.show(Path(path))

    def show(self, path: Path) -> None:
        """Show what a file would bring; the person decides."""
        if not self._session.is_open:
            return
        with self._session.telling():
            dialog = ImportDialog(self._window, path, guess_format(path))
            dialog.look_wanted.connect(lambda wish: self._look(dialog, wish))
            dialog.accepted.connect(lambda: self.take_in(dialog.wish))
            dialog.rejected.connect(lambda: self.declined.emit(path))
            dialog.finished.connect(lambda _: self._put_away(dialog))
            dialog.open()

    def take_in(self, wish: ImportWish) -> None:
        """Read a file and open its videos behind the window, then put it into the project in small steps."""
        project, who = self._session.project, self._session.who

        def read(report: Report) -> tuple[Intake, Backup | None]:
            found = read_file(wish.path, wish.format, wish.columns)
            try:
                backup = backup_before(project, between=lambda: report(None))
            except UserError as error:  # what comes in is worth more than that there is a way back
                found.remark(str(error))
                backup = None
            intake = Intake(project, found, folder=folder_of(wish.path), who=who)
            for share in intake.looks():
                report(share)
            return intake, backup

        words = self.tr("Reading {name}…").format(name=wish.path.name)
        task = self._desk.run(read, words, total=WHOLE)
        task.done.connect(lambda made: self._read(task, project, wish.path, *made))
        task.over.connect(lambda: self._say_unread(task, project, wish.path))

    def _read(
        self, task: PoolTask, project: Project, path: Path, intake: Intake, backup: Backup | None
    ) -> None:
        if not task.was_cancelled:  # it may have been through already when it was stopped
            self._put_in(project, path, intake, backup)

    def _say_unread(self, task: PoolTask, project: Project, path: Path) -> None:
        if task.was_cancelled and self._session.holds(project):
            self._session.say(self.tr("Stopped. Nothing of {name} came in.").format(name=path.name))

    # ------------------------------------------------------------- looking

    def _look(self, dialog: ImportDialog, wish: ImportWish) -> None:
        project, who = self._session.project, self._session.who

        def work(report: Report) -> ImportReport:
            return preview_import(
                project,
                wish.path,
                format_name=wish.format,
                columns=wish.columns,
                who=who,
                progress=report,
            )

        self._previewing.begin(
            work,
            done=lambda found: dialog.show_preview(wish, found),
            refused=lambda error: dialog.show_trouble(wish, error),
            progressed=lambda percent: dialog.show_progress(wish, percent),
        )

    def _put_away(self, dialog: ImportDialog) -> None:
        self._previewing.stop()
        dialog.deleteLater()

    # ------------------------------------------------------------- taking in

    def _put_in(self, project: Project, path: Path, intake: Intake, backup: Backup | None) -> None:
        if not self._session.holds(project):
            return
        self._stood, self._backup = told_places(project), backup
        taking = TakingIn(self._session, project, intake, self)
        taking.done.connect(lambda: self._imported(path, intake.report))
        taking.stopped.connect(lambda: self._stopped(path, intake.report))
        taking.refused.connect(lambda error: self._refused(intake.report, error))
        words = self.tr("Taking in {name}…").format(name=path.name)
        self._desk.long_work.emit(taking, words, WHOLE)
        taking.start()

    def _stopped(self, path: Path, report: ImportReport) -> None:
        """What is in stays, and can be taken back like the whole."""
        self._imported(path, report, self.tr("The import was stopped. Import the file again to go on."))

    def _refused(self, report: ImportReport, error: UserError) -> None:
        self._session.tell(report.changes)
        self._session.refuse(error)

    def _imported(self, path: Path, report: ImportReport, besides: str = "") -> None:
        self._session.tell(report.changes)
        if report.before:
            words = self.tr("Import of {name}").format(name=path.name)
            self._session.edits.did_many(words, report.before)
        is_table = report.num_deployments and not (
            report.num_animals or report.num_bouts or report.num_new_videos
        )
        back = None if is_table else self._way_back(report)
        if is_table:
            self._keep_places(path)
        came = self._what_came(report, is_table=bool(is_table))
        self._say_imported(path, f"{came} {besides}".rstrip(), report.left_out, back)
        self._desk.probe()

    def _say_imported(self, path: Path, came: str, left_out: Sequence[str], back: Backup | None) -> None:
        text = f"{came} {here(left_out[0])}" if left_out else came
        details = "\n".join(map(here, left_out))
        offers: list[tuple[str, Callable[[], object]]] = []
        if len(left_out) > 1:
            offers.append((self.tr("All notes…"), lambda: self._show_notes(details, message)))
        if back is not None:
            offers.append((self.tr("Take it back…"), lambda: self._ask_back(path, back)))
        (offer, act), (other, act_other) = (*offers, NOTHING, NOTHING)[:2]
        message = Message(text, Tone.INFO, offer, act, other, act_other, may_wait=True)
        self._window.say(message)

    def _way_back(self, report: ImportReport) -> Backup | None:
        """The project as it was before, where taking labels away again does not bring it back."""
        stood, backup, self._backup = self._stood, self._backup, None
        is_more = report.is_more_than_labels or stood != told_places(self._session.project)
        return backup if is_more else None

    def _ask_back(self, path: Path, backup: Backup) -> None:
        """Go back, if that is what the person wants."""
        project = self._session.project
        if project.path is None:
            return
        question = GoingBack(self._window, path, project.name, stops=self._desk.scan is not None)
        if question.asked():
            self.back_wanted.emit(project.path, backup)

    def _keep_places(self, path: Path) -> None:
        """What a table has said of deployments and sites is taken back in one step."""
        project, stood = self._session.project, self._stood
        self._stood = None
        if stood is None:
            return
        before = overwritten(stood, told_places(project))
        if before.deployments or before.sites:
            words = self.tr("Import of {name}").format(name=path.name)
            self._session.edits.did(words, before, lambda wanted: put(project, wanted))

    def _what_came(self, report: ImportReport, *, is_table: bool) -> str:
        if is_table:
            one, several = self.tr("It told of one deployment."), self.tr("It told of {n} deployments.")
            number = report.num_deployments
            return one if number == 1 else several.replace("{n}", number_text(number))
        return self.tr("{animals} observations, {bouts} bouts and {videos} new videos came in.").format(
            animals=number_text(report.num_animals),
            bouts=number_text(report.num_bouts),
            videos=number_text(report.num_new_videos),
        )

    def _show_notes(self, notes: str, message: Message) -> None:
        asked(
            QMessageBox(
                QMessageBox.Icon.Information,
                self.tr("Import"),
                notes[:MOST_SIGNS],
                parent=self._window,
                textFormat=Qt.TextFormat.PlainText,
            )
        )
        if message.other:  # the way back stays
            self._window.say(message)


class GoingBack(Question):
    """Whether the project is to be as it was before an import."""

    def __init__(self, parent: QWidget, path: Path, name: str, *, stops: bool) -> None:
        super().__init__(parent)
        words = self.tr("Put {name} back as it was before the import of {file}?")
        said = [
            self.tr("What was done in it since goes, too."),
            self.tr("The project as it is now is put aside under another name, not thrown away."),
        ]
        if stops:
            said.append(self.tr("The scan that is under way stops."))
        words = words.format(name=name, file=path.name)
        self.put(self.tr("Take the import back"), words, said, yes=self.tr("Take it back"))
