"""Taking videos out of the project: first what goes is said, then the person decides."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services import media
from app.services.keeping.backups import Backup
from app.services.media.copies import Copies, copies
from app.services.media.removal import Going, going, remove
from app.services.projects import Project, open_project
from app.store.records import Video, VideoId
from app.ui.frame import Frame
from app.ui.jobs.pool import Report
from app.ui.looks.question import Question
from app.ui.messages import Message, Tone
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.describe import files_text, number_text
from app.ui.speech.saying import here


class Wish(msgspec.Struct, frozen=True):
    """What is to go, and what goes with it."""

    videos: tuple[VideoId, ...]
    goes: Going
    first: str = ""  # where one of them lies
    of_copies: Copies | None = None


class Removing(QObject):
    """Everything is counted and removed behind the window. The project is closed for it, and opened again.

    Nothing else is opened meanwhile: what is wished then comes after it.
    """

    def __init__(
        self,
        window: Frame,
        session: Session,
        desk: Desk,
        *,
        close: Callable[[Callable[[], object], Callable[[], object]], None],
        reopen: Callable[[Path, Callable[[], object]], None],
        restore: Callable[[Path], object],
        learns: Callable[[], bool],
    ) -> None:
        super().__init__(session)
        self._window, self._session, self._desk = window, session, desk
        self._close, self._reopen, self._restore = close, reopen, restore
        self._learns = learns
        self._is_working = False
        self._next: Callable[[], object] | None = None  # in place of opening the project again

    def waits(self, wish: Callable[[], object]) -> bool:
        """Whether `wish` has to wait for what is being removed; it comes then, of several the last."""
        if self._is_working:
            self._next = wish
        return self._is_working

    def ask(self, videos: Sequence[Video]) -> None:
        """Remove these, if that is what the person wants."""
        ids, first = tuple(video.id for video in videos), str(videos[0].path) if videos else ""
        if not ids:
            self._session.say(self.tr("Choose a video, a deployment or a site in the library first."))
            return
        self._look(lambda project: Wish(ids, going(project, ids), first))

    def ask_of_copies(self) -> None:
        """Remove what is in the project twice, if that is what the person wants."""

        def look(project: Project) -> Wish:
            found = copies(project)
            first = media.videos_by_id(project, found.lost_places(found.extra[:1]))
            place = str(first[0].path) if first else ""
            return Wish(found.extra, going(project, found.extra), place, found)

        self._look(look)

    def _look(self, look: Callable[[Project], Wish]) -> None:
        project = self._session.project
        if project.read_only:
            self._session.say(here(project.why_read_only), tone=Tone.WARNING)
            return
        self._desk.run(lambda _report: look(project)).done.connect(lambda wish: self._decide(project, wish))

    def _decide(self, project: Project, wish: Wish) -> None:
        if not self._session.holds(project) or project.path is None:
            return
        if not wish.videos:
            self._session.say(self._no_copies(wish.of_copies))
            return
        question = RemovalQuestion(
            self._window,
            project.name,
            wish,
            blind=bool(self._session.observer),
            stops=self._desk.scan is not None or self._learns(),
        )
        if question.asked():
            place = project.path
            self._is_working, self._next = True, None
            self._close(lambda: self._remove(place, wish), self._worked)

    def _no_copies(self, found: Copies | None) -> str:
        if found is not None and found.num_kept_for_labels:
            return self.tr("Only files that people labelled are in this project twice: they all stay.")
        return self.tr("No file is in this project twice.")

    def _remove(self, place: Path, wish: Wish) -> None:
        def work(report: Report) -> Backup | None:
            with open_project(place) as project:
                places = wish.of_copies.places if wish.of_copies is not None else {}
                return remove(project, wish.videos, report, places=places)

        files = files_text(wish.goes.num_videos, wish.goes.num_photos)
        words = self.tr("Making a backup, then taking {files} out of the project…")
        self._window.show_waiting(words.format(files=files))
        task = self._desk.run(work)
        task.done.connect(lambda _backup: self._go_on(place, lambda: self._say_removed(place, wish)))
        task.refused.connect(lambda error: self._go_on(place, lambda: self._window.refuse(error)))
        task.broke.connect(lambda _error: self._go_on(place, lambda: None))
        task.over.connect(self._worked)

    def _go_on(self, place: Path, say: Callable[[], object]) -> None:
        """To what was wished meanwhile, else back into the project."""
        self._worked()
        if self._next is not None:
            self._next()
        else:
            self._reopen(place, say)

    def _worked(self) -> None:
        self._is_working = False

    def _say_removed(self, place: Path, wish: Wish) -> None:
        files = files_text(wish.goes.num_videos, wish.goes.num_photos)
        words = self.tr("Not in this project any more: {files}. The files stay where they are.")
        again = self.tr("Restore a backup…")
        words = words.format(files=files)
        self._session.said.emit(Message(words, Tone.INFO, again, lambda: self._restore(place)))


class RemovalQuestion(Question):
    """How many go, what people said of them, and whether it stops what is under way."""

    def __init__(self, parent: QWidget, name: str, wish: Wish, *, blind: bool, stops: bool) -> None:
        super().__init__(parent)
        files = files_text(wish.goes.num_videos, wish.goes.num_photos)
        words = self.tr("Take {files} out of {name}?")
        said = self._consequences(wish, blind=blind)
        if stops:
            said.append(self.tr("The scan or the training that is under way stops. It can go on afterwards."))
        title, words = self.tr("Remove from the project"), words.format(files=files, name=name)
        self.put(title, words, said, yes=self.tr("Remove"))

    def _consequences(self, wish: Wish, *, blind: bool) -> list[str]:
        said = [self._place(wish)]
        if wish.of_copies is not None:
            said.append(self.tr("Each has the content of another file of the project, which stays."))
            if number := len(wish.of_copies.places):
                words = self.tr(
                    "Labelled by people on a drive that is not there, now played from their copy: {n}."
                )
                said.append(words.format(n=number_text(number)))
            if number := wish.of_copies.num_kept_for_labels:
                words = self.tr("Labelled by people as the other one is, so that both stay: {n}.")
                said.append(words.format(n=number_text(number)))
        said.append(self.tr("The files stay where they are. What was found in them goes."))
        if wish.goes.num_labels and not blind:
            said.append(self._labels_that_go(wish.goes))
        words = self.tr("It cannot be undone, but a backup is made first, which can be restored.")
        said.append(words)
        return said

    def _place(self, wish: Wish) -> str:
        """So that nobody takes out another site, or the copy that was to stay."""
        if wish.goes.num_videos == 1:
            return wish.first
        return self.tr("The first of them: {file}").format(file=wish.first)

    def _labels_that_go(self, goes: Going) -> str:
        if goes.num_labels == 1:
            return self.tr("So does the one label of people.")
        words = self.tr("So do {labels} labels of people, in {n} of them.")
        return words.format(labels=number_text(goes.num_labels), n=number_text(goes.num_reviewed))
