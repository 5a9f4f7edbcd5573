"""Videos whose drive or folder is not there any more: says so, and finds them where they are now."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import media
from app.services.media.moving import moved_to
from app.services.projects import Project
from app.ui.jobs.pool import seldom
from app.ui.messages import Message, Tone
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.describe import files_text
from mvit_core.video.suffixes import is_photo


class Reconnecting(QObject):
    """Looks for moved videos behind the window; nothing is changed before they are found."""

    came_back = Signal(str)  # all drives, and what was said of it

    def __init__(self, window: QWidget, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._window, self._session, self._desk = window, session, desk

    def offer(self, project: Project, root: Path) -> None:
        """Say which drive or folder is not there, and how to go on.

        Another place for the folder of a shared project would be another for everybody.
        """
        if project.is_shared:
            words = self.tr(
                "{folder} is not there on this computer. The videos of a shared project have to lie at the "
                "same path for everybody; without them there are no pictures."
            )
            self._session.said.emit(Message(words.format(folder=root), Tone.WARNING))
            return
        words = self.tr(
            "{folder} is not there, and with it {files}. Connect the drive, or show where they are now."
        )
        words = words.format(folder=root, files=files_text(*media.num_below(project, root)))
        self._session.said.emit(Message(words, Tone.WARNING, self.tr("Show…"), lambda: self._reconnect(root)))

    def take_in(self, folder: Path, take_in: Callable[[Path], object]) -> None:
        """Look whether a folder is one of the project's that moved, take it for that, then take it in."""
        project = self._session.project

        def go_on(moved: tuple[Path, media.MovedVideos] | None) -> None:
            if not self._session.holds(project):
                return
            if moved is not None and moved[0] in media.missing_roots(project):  # none else was it meanwhile
                self._reconnected(project, moved[1])
                self.take_in(folder, take_in)  # there may be more: a drive holds several folders
                return
            take_in(folder)

        task = self._desk.run(lambda report: moved_to(project, folder, report))
        task.done.connect(go_on)
        task.refused.connect(lambda _error: go_on(None))
        task.broke.connect(lambda _error: go_on(None))

    def roots_changed(self, absent: frozenset[Path], before: frozenset[Path]) -> None:
        """A drive was pulled out, or is back."""
        project = self._session.project
        if project.read_only:
            return
        if gone := sorted(absent - before):
            self.offer(project, gone[0])
        elif not absent and before & set(media.roots(project)):
            news = self.tr("All folders of this project are there again.")
            self._session.say(news)
            self._desk.probe()
            self.came_back.emit(news)

    def _reconnect(self, old_root: Path) -> None:
        words = self.tr("Where is {name} now?").format(name=old_root.name)
        chosen = QFileDialog.getExistingDirectory(self._window, words)
        if not chosen:
            return
        project = self._session.project
        words = self.tr("Looking for the files of {name}…").format(name=old_root.name)
        work = self._desk.run(
            lambda report: media.look_for_moved(project, old_root, Path(chosen), seldom(report)), words
        )
        work.done.connect(lambda found: self._reconnected(project, found))

    def _reconnected(self, project: Project, found: media.MovedVideos) -> None:
        if not self._session.holds(project):
            return
        with self._session.telling():
            self._session.tell(media.take_moved(project, found))
            self._desk.probe()
            if missing := media.missing_roots(project):
                self.offer(project, missing[0])
            else:
                self._say_reconnected(found)

    def _say_reconnected(self, found: media.MovedVideos) -> None:
        num_lost, lost_photos = len(found.lost), sum(map(is_photo, found.lost))
        here = files_text(found.num_videos - num_lost, found.num_photos - lost_photos)
        if not found.lost:
            words = self.tr("Everything is found again: {files}.").format(files=here)
            self._session.said.emit(Message(words))
            return
        words = self.tr("Found again: {files}. Not there: {lost}, such as {name}.").format(
            files=here, lost=files_text(num_lost, lost_photos), name=found.lost[0]
        )
        self._session.said.emit(Message(words, Tone.WARNING))
