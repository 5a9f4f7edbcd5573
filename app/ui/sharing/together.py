"""Keeps a window up to date with the others that have its project open, and asks where two said something."""

from functools import partial

from PySide6.QtCore import QObject

from app.services import others
from app.services.others import Heard
from app.services.review.overtaking import Overtaken, joined
from app.store.records import Assignment, Changes
from app.ui.messages import Message, Tone
from app.ui.session import Session
from app.ui.sharing import wording
from app.ui.sharing.ear import Ear
from app.ui.speech.saying import here
from mvit_core.errors import UserError

Unsaved = tuple[str, Assignment]


class Together(QObject):
    """Listens while others write the project: on a server, or in a file that another process holds."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._ear: Ear | None = None
        self._unsaved: list[Unsaved] = []
        session.project_changed.connect(self._begin)
        session.edits.overtaken.connect(self._ask)
        session.edits.left_to_others.connect(lambda changes: session.say(wording.left_to_others(changes)))
        session.edits.unsaved.connect(lambda text, assignment: self._unsaved.append((text, assignment)))

    # ------------------------------------------------------------- what the others do

    def _begin(self) -> None:
        if self._ear is not None:
            self._ear.leave()
            self._ear = None
        self._unsaved.clear()
        project = self._session.project if self._session.is_open else None
        if project is None or not (project.is_shared or project.holder):
            return
        with self._session.telling():
            ear = Ear(project, others.position_of(project))
            ear.heard.connect(lambda news: self._hear(ear, news))
            if project.is_shared:  # a file that is away is said by whoever reads it
                ear.lost.connect(lambda why: self._lost(ear, why))
                ear.found.connect(lambda: self._found(ear))
            self._ear = ear
            ear.start()

    def _hear(self, ear: Ear, news: Heard) -> None:
        if ear is not self._ear:
            return  # of a project that was closed meanwhile
        with self._session.telling():
            if news.changes != Changes():
                self._session.tell(news.changes | self._shown() if news.anything else news.changes)
            self._session.seen = max(self._session.seen, news.position.label)
        if news.is_free:
            words = self.tr("This project is not open elsewhere any more. Open it again to make changes.")
            again = partial(self._session.opening_again_wanted.emit, self._session.project.path)
            self._session.said.emit(Message(words, offer=self.tr("Open it again"), act=again))

    def _shown(self) -> Changes:
        """What is on the screen now, where nobody knows the rows that have changed."""
        video = self._session.video
        return Changes(videos=frozenset({video.id}) if video else frozenset())

    # ------------------------------------------------------------- the server

    def _lost(self, ear: Ear, why: UserError) -> None:
        if ear is self._ear and not self._session.project.away:
            self._session.project.away = str(why)
            self._session.said.emit(Message(here(why), Tone.WARNING))

    def _found(self, ear: Ear) -> None:
        if ear is not self._ear:
            return
        self._session.project.away = ""
        with self._session.telling():
            self._session.tell(self._shown() | Changes(library=True, vocabulary=True))
        unsaved, self._unsaved = self._unsaved, []
        back = self.tr("The database server is there again.")
        if not unsaved:
            self._session.say(back)
            return
        words = self.tr("{n} changes could not be saved meanwhile.").format(n=len(unsaved))
        if len(unsaved) == 1:
            words = self.tr("One change could not be saved meanwhile: {what}.").format(what=unsaved[0][0])
        save = partial(self._save, unsaved)
        self._session.said.emit(Message(f"{back} {words}", Tone.WARNING, self.tr("Save now"), save))

    def _save(self, unsaved: list[Unsaved]) -> None:
        for text, assignment in unsaved:
            self._session.edits.relabel(text, assignment)

    # ------------------------------------------------------------- two at one observation

    def _ask(self, text: str, mine: Assignment, error: Overtaken, each_by_itself: bool) -> None:
        """Show what the others said; theirs stands until the person says otherwise.

        Of what hangs together nobody is offered a part, nor any of it where it has no place any more.
        """
        with self._session.telling():
            self._session.tell(Changes(observations=frozenset(one.observation_id for one in error.changes)))
        changes, number = error.changes, len(mine)
        words = wording.overtaken(error, mine, self._session, each_by_itself=each_by_itself)
        if wording.is_stale(error, mine) and (number == 1 or not each_by_itself):
            self._session.said.emit(Message(words, Tone.WARNING))
            return
        theirs, were = {change.observation_id: change for change in changes}, error.were
        rest = {id_: label for id_, label in mine.items() if each_by_itself and id_ not in error.held_up}
        both = {
            id_: joined(label, theirs[id_], was=were.get(id_)) if id_ in theirs else label
            for id_, label in mine.items()
            if id_ not in error.homeless
        }
        use = partial(self._session.edits.use_mine, text, both, seen=error.position)
        keep = partial(self._session.edits.use_mine, text, rest, seen=error.position) if rest else None
        use_words = self.tr("Use mine") if number == 1 else self.tr("Use mine for all")
        keep_words = self.tr("Keep {who}’s").format(who=wording.names(changes))
        self._session.said.emit(Message(words, Tone.WARNING, use_words, use, keep_words, keep))
