"""The open project as the window sees it: what is looked at, what changed, what there is to say."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.services import blind_review, media, observations, projects, second_opinion
from app.services.observations import bouts_left
from app.services.projects import Project
from app.services.raw_scores import NONE_KNOWN, RawScores, raw_scores
from app.services.review.labels import Assignment
from app.services.review.overtaking import position_of
from app.services.review.pins import FIRST_PINS, Pins
from app.services.review.reshaping import was_merged
from app.store.plain_errors import NotNow
from app.store.records import Changes, Observation, ObservationId, ReviewState, Video, VideoId
from app.ui.beforehand import Beforehand, Vocabulary, read_vocabulary
from app.ui.editing.edits import Edits
from app.ui.jobs.flushing import Flushing
from app.ui.jobs.leaving import end_now
from app.ui.messages import Message, Tone, refusal
from app.ui.speech import language
from app.ui.speech.naming import taxon_name
from app.ui.speech.saying_again import name_again
from mvit_core.errors import UserError
from mvit_core.species.species_list import Listed
from mvit_core.taxonomy import Behavior, Taxonomy, shipped_taxonomy
from resources.translations.phrasebook import Phrasebook


class Session(QObject):
    """Owns the project, and says what is looked at; every write of the window goes through its `edits`."""

    project_changed = Signal()  # another one, or none
    changed = Signal(object)  # Changes
    leaving = Signal()  # the video looked at, which is still there for a last word
    video_changed = Signal(object)  # the Video looked at, or None
    observer_changed = Signal()  # blind review began or ended
    observation_changed = Signal(object)  # the id of the Observation looked at, or None
    marked_changed = Signal()  # several are selected at once, or not any more
    said = Signal(object)  # Message
    opening_again_wanted = Signal(object)  # the Path of this project, whose drive failed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._flushing: Flushing | None = None
        self.video: Video | None = None
        self.observations: list[Observation] = []  # of the video looked at, by start
        self.rejected: list[Observation] = []  # of the same video; bouts of rejected animals left out
        self.observation_id: ObservationId | None = None
        self.marked: tuple[ObservationId, ...] = ()  # several of the video looked at, by a rubber band
        self.is_turning = False  # what is selected now is not what will be, which is told at once
        self.taxonomy: Taxonomy = shipped_taxonomy()
        self.behaviors: dict[str, Behavior] = {}
        self.pins: Pins = FIRST_PINS
        self.listed: Listed | None = None  # the animals that can be there; None: any
        self.raw: RawScores = NONE_KNOWN  # models whose scores are no chances
        self.beforehand: Beforehand | None = None  # while it opens: what is read of the project already
        self.observer = ""  # who reviews blindly; empty: labels count
        self.who = projects.user_name()
        self._was_refused = False  # something was not written, which the disk may let it another time
        self.seen = 0  # the line of the audit trail up to which what others did is shown here
        self.edits = Edits(self, self)

    # ------------------------------------------------------------- the project

    @property
    def is_open(self) -> bool:
        """Whether there is a project."""
        return self._project is not None

    def holds(self, project: Project) -> bool:
        """Whether this very project is open still: another may have come while something was read of it."""
        return self._project is project

    @property
    def project(self) -> Project:
        """The open project; a bug of ours to ask where there is none."""
        if self._project is None:
            raise RuntimeError("no project is open")
        return self._project

    def open(self, project: Project, beforehand: Beforehand | None = None) -> None:
        """Look at `project` from now on; what is not read `beforehand` is read now."""
        self.close()
        if beforehand is None:
            self.seen = position_of(project) if project.is_shared else 0
            self._know(read_vocabulary(project, language.current()))
        else:
            self.seen = beforehand.seen
            self._know(beforehand.vocabulary)
        self._project = project
        self._was_refused = False
        self._flushing = Flushing(project, self.refuse, self)
        project.flush_later = self._flushing.soon
        self.beforehand = beforehand
        try:
            self.project_changed.emit()
            self._go_on_blind(beforehand)
        finally:
            self.beforehand = None
        if project.read_only:
            self.say(
                self.tr("This project is open elsewhere or cannot be written; nothing you change is kept."),
                tone=Tone.WARNING,
            )

    def let_go(self) -> Project | None:
        """Look at no project any more; the one there was is to be closed once nothing reads it."""
        if self._project is None:
            return None
        self._set_video(None)
        self.edits.give_up()
        self.edits.forget()
        self.observer = ""
        project, self._project = self._project, None
        if self._flushing is not None:
            project.flush_later = None
            self._flushing.leave()
            self._flushing = None
        self.project_changed.emit()
        return project

    def close(self) -> None:
        """Let go of the project and close it before returning."""
        project = self.let_go()
        if project is not None:
            end_now(self)
            project.close()

    # ------------------------------------------------------------- what is looked at

    def look_at_video(self, video_id: VideoId | None) -> None:
        """Show a video, with nothing in it selected."""
        if video_id is not None and self.video is not None and self.video.id == video_id:
            return
        self._set_video(None if video_id is None else self._video(video_id))

    def look_at(self, observation_id: ObservationId | None) -> None:
        """Select an observation, in its own video."""
        if observation_id is not None and self.find(observation_id) is None:
            found = observations.observation(self.project, observation_id)
            with self._turning():
                self.look_at_video(found.video_id)
        if observation_id != self.observation_id:
            self._set_marked(())
            self.observation_id = observation_id
            self.observation_changed.emit(observation_id)

    @property
    def observation(self) -> Observation | None:
        """The selected observation."""
        return None if self.observation_id is None else self.find(self.observation_id)

    def review_blind(self, observer: str) -> None:
        """See what the machine found and nobody's labels but one's own, kept apart; "" ends that.

        Closing the project does not end it.
        """
        if observer == self.observer:
            return
        with self.telling():
            blind_review.keep(self.project, self.who, observer)
        self.leaving.emit()
        self.observer = observer
        self.edits.turn_to(observer)
        self.look_at(None)
        if self.video is not None:
            self.tell(Changes(videos=frozenset({self.video.id})))
        self.observer_changed.emit()

    def next_unreviewed(self, after: ObservationId | None = None) -> ObservationId | None:
        """The animal to be reviewed behind another one, by default the one looked at, also by a bout of it;
        in blind review, by this observer.
        """
        here = None if self.video is None else self.video.id
        if after is None:
            chosen = self.observation
            after = self.observation_id if chosen is None else chosen.parent_id or chosen.id
        if self.observer:
            return second_opinion.next_for(self.project, self.observer, after, behind=here)
        found = observations.next_unreviewed(self.project, after, behind=here)
        return None if found is None else found.id

    def next_bout_left(self, after: ObservationId | None = None) -> ObservationId | None:
        """The bout that nobody has looked at behind an observation; none in a blind review."""
        return None if self.observer else bouts_left.next_bout_left(self.project, after)

    def mark(self, ids: Iterable[ObservationId]) -> None:
        """Select several at once, one of which is looked at."""
        marked = tuple(ids)
        if marked and self.observation_id not in marked:
            self.look_at(marked[0])
        self._set_marked(marked if len(marked) > 1 else ())

    @property
    def targets(self) -> list[Observation]:
        """What the next label is for: all that are marked, else the one looked at."""
        chosen = self.observation
        marked = [each for each in self.observations if each.id in self.marked]
        return marked or ([chosen] if chosen is not None else [])

    def find(self, observation_id: ObservationId) -> Observation | None:
        """An observation of the video looked at."""
        return next((known for known in self.observations if known.id == observation_id), None)

    # ------------------------------------------------------------- what was written

    def show_put(self, assignment: Assignment, *, again: bool = False) -> None:
        """Look at where labels were put: an undo (`again`) is shown where it happened, in any video."""
        shown = next(iter(assignment), None)
        here = None if shown is None else self.find(shown)
        if here is not None and again:
            if not {here.id, here.parent_id} & {self.observation_id, *self.marked}:
                self.look_at(here.id)
        elif shown is not None and here is None:
            put = observations.observation(self.project, shown)
            self.look_at_video(put.video_id)
            if self.find(shown) is not None:
                self.look_at(shown)
                return
            if again and put.parent_id is not None and self.find(put.parent_id) is not None:
                self.look_at(put.parent_id)
        if self.observation_id is not None and self.find(self.observation_id) is None:
            self.look_at(None)

    def tell(self, changes: Changes) -> None:
        """Refresh what is held here, then tell everybody what a write changed."""
        if changes.vocabulary:
            self._read_vocabulary()
        if self.video is not None and (self.video.id in changes.videos or changes.observations):
            self.video = self._video(self.video.id)
            self._read_observations()
            if self.video is None:
                self._set_video(None)
        self.changed.emit(changes)
        if self._was_refused and self.project.refused is None and not self.project.read_only:
            self._was_refused = False
            words = self.tr(
                "The project can be written again. What was refused before is not saved: say it again."
            )
            self.say(words, tone=Tone.WARNING)

    # ------------------------------------------------------------- saying

    def with_names(self, book: Phrasebook) -> Phrasebook:
        """Another language: taxa and behaviors are called by it from now on, which `book` has to know."""
        if not self.is_open:
            return book
        old, old_behaviors = self.taxonomy, self.behaviors
        self._read_vocabulary()
        names = {each.name: self.behaviors[key].name for key, each in old_behaviors.items()}
        names |= {taxon_name(each.key, old): taxon_name(each.key, self.taxonomy) for each in old}
        return book.besides(names)

    def say_again(self, book: Phrasebook) -> None:
        """Name what can be undone in another language, and tell everything once more."""
        for stack in self.edits.stacks.stacks():
            name_again(stack, book)
        if self.is_open:
            everything = Changes(
                videos=frozenset({self.video.id}) if self.video is not None else frozenset(),
                observations=frozenset(each.id for each in self.observations),
                library=True,
                vocabulary=True,
            )
            self.tell(everything)

    def say(self, text: str, *, tone: Tone = Tone.INFO, aside: bool = False) -> None:
        """Put a sentence into the message bar."""
        self.said.emit(Message(text, tone, aside=aside))

    def refuse(self, error: UserError) -> None:
        """Say what the world would not let us do."""
        message = refusal(error)
        self._was_refused |= isinstance(error, NotNow)
        if isinstance(error, NotNow) and self.is_open and (self.project.is_adrift or self.project.read_only):
            again = partial(self.opening_again_wanted.emit, self.project.path)
            message = replace(message, offer=self.tr("Open it again"), act=again)
        self.said.emit(message)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Whatever the world refuses inside becomes a message."""
        try:
            yield
        except UserError as error:
            self.refuse(error)

    # ------------------------------------------------------------- own

    def _go_on_blind(self, beforehand: Beforehand | None) -> None:
        if not self.project.read_only:
            known = beforehand.observer if beforehand else blind_review.going_on(self.project, self.who)
            self.review_blind(known)

    def _found(self, video: Video) -> list[Observation]:
        """What counts of a video; while somebody reviews blindly, what they see."""
        if self.observer:
            return second_opinion.seen_by(self.project, video.id, self.observer)
        return observations.of_video(self.project, video.id, rejected=True)

    def _video(self, video_id: VideoId) -> Video | None:
        """A video; None where it turned out to be another one that moved, and is gone."""
        found = media.videos_by_id(self.project, [video_id])
        return found[0] if found else None

    def _set_marked(self, marked: tuple[ObservationId, ...]) -> None:
        if marked != self.marked:
            self.marked = marked
            self.marked_changed.emit()

    def _set_video(self, video: Video | None) -> None:
        if self.video is not None:
            self.leaving.emit()
        self.video = video
        with self._turning():
            self._set_marked(())
            if self.observation_id is not None:
                self.observation_id = None
                self.observation_changed.emit(None)
        self._read_observations()
        self.video_changed.emit(video)

    @contextmanager
    def _turning(self) -> Iterator[None]:
        was, self.is_turning = self.is_turning, True
        try:
            yield
        finally:
            self.is_turning = was

    def _read_observations(self) -> None:
        found = self._found(self.video) if self.video else []
        if not {each.model for each in found} <= self.raw.asked | {""}:  # a scan by a new one
            self.raw = raw_scores(self.project)
        gone = {each.id for each in found if each.state == ReviewState.REJECTED}
        counting = [each for each in found if each.parent_id not in gone]
        self.observations = [each for each in counting if each.id not in gone]
        self.rejected = [each for each in counting if each.id in gone and not was_merged(each)]

    def _read_vocabulary(self) -> None:
        self._know(read_vocabulary(self.project, language.current()))

    def _know(self, words: Vocabulary) -> None:
        self.taxonomy, self.behaviors = words.taxonomy, words.behaviors
        self.pins, self.listed, self.raw = words.pins, words.listed, words.raw
