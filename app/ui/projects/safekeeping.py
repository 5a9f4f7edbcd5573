"""Backups in the window: made behind it, offered where a project cannot be opened, restored when asked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.services.keeping.backups import Backup, Restored, back_up, backups_of, restore
from app.services.keeping.recovery import Recovered, recover
from app.store.copying import Contents, contents_of
from app.store.integrity import check
from app.store.plain_errors import Damaged
from app.ui.jobs.pool import Report
from app.ui.looks.asking import ask_choice
from app.ui.messages import Message, Tone, refusal
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.describe import number_text
from app.ui.speech.saying import here
from mvit_core.errors import UserError

EVERY_MS = 10 * 60_000
FIRST_MS = 5_000  # after a project is opened: the window has better things to do first


class Safekeeping(QObject):
    """Keeps backups of the project that is open."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        desk: Desk,
        *,
        close: Callable[[Callable[[], object]], None],
        reopen: Callable[[Path, Callable[[], object]], None],
    ) -> None:
        super().__init__(session)
        self._window, self._session = window, session
        self._desk = desk
        self._close, self._reopen = close, reopen
        self._is_working = False
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._again = QTimer(self, interval=EVERY_MS)
        self._first.timeout.connect(self.check)
        self._again.timeout.connect(self.back_up)
        session.project_changed.connect(self._begin)

    def check(self) -> None:
        """Make a backup, which is checked; where nothing changed since the last, read the project."""
        self.back_up(reads_unchanged=True)

    def back_up(self, *, reads_unchanged: bool = False) -> None:
        """Make a backup behind the window, where something changed; else the project may be read."""
        place = self._place()
        if place is None or self._is_working:
            return
        self._is_working = True

        def work(report: Report) -> None:
            def between() -> None:
                report(None)

            if back_up(place, between=between) is None and reads_unchanged:
                check(place, between=between)

        task = self._desk.run(work)
        task.refused.connect(lambda error: self._refused(place, error))
        task.over.connect(self._worked)

    def _refused(self, place: Path, error: UserError) -> None:
        if isinstance(error, Damaged):
            self._session.said.emit(self.offer(place, error))

    def offer(self, project: Path, error: UserError) -> Message:
        """What to say of a project that cannot be opened or is damaged, with a way back if there is one."""
        if isinstance(error, Damaged) and project.is_file():
            words = self.tr("Recover what can be read")
            return Message(here(error), Tone.ERROR, words, lambda: self.recover(project))
        if backups_of(project):
            return Message(here(error), Tone.ERROR, self.tr("Restore a backup…"), lambda: self.ask(project))
        return refusal(error)

    def recover(self, project: Path) -> None:
        """Put a damaged project together behind the window, open it, and say what came from where."""

        def begin() -> None:
            self._session.say(self.tr("Reading what can be read…"))
            task = self._desk.run(lambda _report: recover(project))
            task.done.connect(self._recovered)
            task.refused.connect(lambda error: self._session.said.emit(self.offer(project, error)))

        self._once_closed(project, begin)

    def _recovered(self, done: Recovered) -> None:
        said = " ".join(here(sentence) for sentence in done.story)
        words = self.tr("{what} {file} lists every row that is older.").format(
            what=said, file=done.list_file.name
        )
        self._reopen(done.project, lambda: self._session.say(words, tone=Tone.WARNING))

    def ask(self, project: Path | None = None) -> None:
        """Look what there is, behind the window, then let the person choose."""
        if project is None and self._session.is_open and self._session.project.read_only:
            self._session.say(here(self._session.project.why_read_only), tone=Tone.WARNING)
            return
        place = project or self._place()
        if place is None:
            return

        def work(report: Report) -> tuple[Contents | None, list[tuple[Backup, Contents | None]]]:
            found = []
            for backup in backups_of(place):
                found.append((backup, backup.contents()))
                report(len(found))
            return contents_of(place), found

        self._desk.run(work).done.connect(lambda seen: self._choose(place, *seen))

    def _choose(
        self, project: Path, now: Contents | None, found: list[tuple[Backup, Contents | None]]
    ) -> None:
        if not found:
            self._session.say(self.tr("There is no backup of this project yet."))
            return
        lines = [self.line_of(backup, contents, now) for backup, contents in found]
        words = self.tr(
            "Put this backup in the place of {name}? What is there now is put aside, not thrown away. "
            "In brackets: how the backup differs from it."
        ).format(name=project.name)
        title, yes = self.tr("Restore a backup"), self.tr("Restore")
        chosen = ask_choice(self._window, title, words, lines, yes=yes)
        if chosen is not None:
            self.put_back(project, found[chosen][0])

    def put_back(self, project: Path, backup: Backup) -> None:
        """Restore behind the window, open it, and say where the old file is, or why it stays."""
        was_open = self._is_shown(project)

        def begin() -> None:
            task = self._desk.run(lambda _report: restore(project, backup))
            task.done.connect(self._restored)
            if was_open:
                task.refused.connect(lambda error: self._reopen(project, lambda: self._session.refuse(error)))

        self._once_closed(project, begin)

    def _once_closed(self, project: Path, begin: Callable[[], object]) -> None:
        if self._is_shown(project):
            self._close(begin)
        else:
            begin()

    def _is_shown(self, project: Path) -> bool:
        return self._session.is_open and self._session.project.path == project

    def _restored(self, restored: Restored) -> None:
        self._reopen(restored.project, lambda: self._say_restored(restored))

    def _say_restored(self, restored: Restored) -> None:
        said = self.tr("The project is as it was on {moment}.").format(moment=_moment(restored.backup))
        if restored.put_aside is not None:
            said += " " + self.tr("What stood there is in {name}.").format(name=restored.put_aside.name)
        self._session.say(said)

    def line_of(self, backup: Backup, contents: Contents | None, now: Contents | None) -> str:
        """A backup in the list: when, how much is in it, and what differs from what is there now."""
        if contents is None:
            return self.tr("{moment}: damaged").format(moment=_moment(backup))
        return self.tr("{moment}: {videos} videos, {seen} observations, {labels} labels").format(
            moment=_moment(backup),
            videos=_beside(contents.num_videos, now.num_videos if now else None),
            seen=_beside(contents.num_observations, now.num_observations if now else None),
            labels=_beside(contents.num_labels, now.num_labels if now else None),
        )

    def _begin(self) -> None:
        for timer in (self._first, self._again):
            timer.start() if self._place() else timer.stop()

    def _worked(self) -> None:
        self._is_working = False

    def _place(self) -> Path | None:
        """The open project's file; None where there is nothing to keep, or nothing of ours to keep."""
        if not self._session.is_open or self._session.project.read_only:
            return None
        return self._session.project.path


def _moment(backup: Backup) -> str:
    local = QDateTime.fromSecsSinceEpoch(int(backup.made_at.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def _beside(number: int, now: int | None) -> str:
    """A number of the backup, and in brackets how it differs from what is there now."""
    if now is None or number == now:
        return number_text(number)
    sign = "+" if number > now else "−"
    return f"{number_text(number)} ({sign}{number_text(abs(number - now))})"
