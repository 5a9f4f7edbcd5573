"""What the keys of the review do, whether the player or the grid stands in the middle."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.services.choosing.next_up import OF_VIDEOS
from app.services.review.pins import NUM_PINS
from app.store.records import Kind, Subject
from app.ui.grid.labelling import GridLabelling
from app.ui.keyboard.actions import Actions
from app.ui.review.boxing import STEP
from app.ui.review.pinning import Pinning
from app.ui.review.second_observer import SecondObserver
from app.ui.room.furniture import Furniture
from app.ui.room.middle import Middle
from app.ui.room.room_dialogs import RoomDialogs
from app.ui.room.scan_wishes import ScanWishes

OF_SOMEBODY = ("count", "individual")  # of the facts
SAID_BY_KEY = (Subject.UNKNOWN, Subject.BLANK, Subject.HUMAN, Subject.VEHICLE)
BOX_KEYS = (
    *(("left", (-STEP, 0.0), False), ("right", (STEP, 0.0), False)),
    *(("up", (0.0, -STEP), False), ("down", (0.0, STEP), False)),
    *(("narrower", (-STEP, 0.0), True), ("wider", (STEP, 0.0), True)),
    *(("lower", (0.0, -STEP), True), ("higher", (0.0, STEP), True)),
)


class ReviewKeys:
    """Connects the actions of the review to what stands in the room."""

    def __init__(
        self,
        furniture: Furniture,
        middle: Middle,
        dialogs: RoomDialogs,
        scans: ScanWishes,
        observers: SecondObserver,
    ) -> None:
        self._furniture, self._middle, self._session = furniture, middle, furniture.session
        self._connect(furniture.actions, dialogs, scans, observers)

    def _connect(
        self, actions: Actions, dialogs: RoomDialogs, scans: ScanWishes, observers: SecondObserver
    ) -> None:
        room, middle, player = self._furniture, self._middle, self._furniture.stage.player
        playhead = player.playhead
        reviewing, session, settings = room.reviewing, self._session, room.settings
        actions.connect(
            play=playhead.toggle_play,
            frame_back=lambda: self.frame(-1),
            frame_on=lambda: self.frame(1),
            second_back=lambda: playhead.step_seconds(-settings().step_s),
            second_on=lambda: playhead.step_seconds(settings().step_s),
            first_frame=lambda: self._to_end(0),
            last_frame=lambda: self._to_end(-1),
            slower=lambda: playhead.change_speed(-1),
            faster=lambda: playhead.change_speed(1),
            previous_observation=lambda: self._step(-1),
            next_observation=lambda: self._step(1),
            select_above=lambda: reviewing.extend(-1),
            select_below=lambda: reviewing.extend(1),
            previous_video=lambda: self._turn(-1),
            next_video=lambda: self._turn(1),
            next_unreviewed=self._next,
            filter=room.library.filters.panel.toggle,
            grid=self._turn_grid,
            accept=self._accept,
            confirm_rest=dialogs.ask_confirm_rest,
            reject=lambda: room.grid.labelling.reject() if middle.shows_grid else reviewing.reject(),
            species=lambda: room.grid.begin_species() if middle.shows_grid else self._begin_species(),
            behavior=lambda: room.grid.begin_behavior() if middle.shows_grid else self._begin_behavior(),
            **{name: partial(self._begin_fact, name) for name in ("count", "individual", "notes")},
            add_animal=reviewing.add_animal,
            start_here=partial(self._by_the_picture, reviewing.spans.start_here),
            end_here=partial(self._by_the_picture, reviewing.spans.end_here),
            split=partial(self._by_the_picture, reviewing.spans.split),
            merge=reviewing.spans.merge,
            remove=self._remove,
            coding=room.stage.coding.toggle,
            zoom_in=lambda: room.stage.timeline.zoom(1.5),
            zoom_out=lambda: room.stage.timeline.zoom(1 / 1.5),
            zoom_to=room.stage.zoom_to_selected,
            fit=room.stage.fit,
            ethogram=dialogs.show_ethogram,
            species_list=dialogs.show_species_list,
            blind=observers.ask_blind,
            agreement=observers.show_agreement,
            own_name=dialogs.ask_own_name,
            remove_box=room.stage.boxing.remove,
            box_new=room.stage.boxing.draw_in_the_middle,
            **{
                f"box_{name}": partial(room.stage.boxing.nudge, *by, stretch=stretch)
                for name, by, stretch in BOX_KEYS
            },
            play_backwards=playhead.play_backwards,
            loop=room.stage.toggle_loop,
            jump=player.transport.ask_jump,
            night=player.toggle_night,
            trails=room.stage.toggle_trails,
            heat=room.stage.heat.toggle,
            attention=partial(room.why.toggle, room.why.looking),
            mattering=partial(room.why.toggle, room.why.mattering),
            resembling=partial(room.why.toggle, room.why.resembling),
            sound=player.sound.toggle,
            copy_picture=room.stage.copy_picture,
            copy_boxes=lambda: room.stage.copy_picture(boxes=True),
            keyframe_back=lambda: room.stage.to_keyframe(-1),
            keyframe_on=lambda: room.stage.to_keyframe(1),
            copy_to_next=reviewing.copy_to_next,
            repeat=self._repeat,
            wider=self._wider,
            **{f"say_{each}": partial(self._say_subject, each) for each in Subject if each in SAID_BY_KEY},
            **{f"pin_{n}": partial(self._use_pin, n) for n in range(1, NUM_PINS + 1)},
            **{f"set_pin_{n}": partial(room.pinning.pin_selected, n) for n in range(1, NUM_PINS + 1)},
            undo=session.edits.undo,
            redo=session.edits.redo,
            scan=scans.scan,
            scan_again=scans.ask_scan_again,
        )

    def _by_the_picture(self, act: Callable[[], None]) -> None:
        """What is said of the frame on screen; of a video that is being opened nobody sees one yet."""
        player = self._furniture.stage.player
        if player.playhead.frame_shown() >= 0:
            act()
        elif self._session.is_open:
            self._session.say(_no_picture(player.why_not))

    def _accept(self) -> None:
        video = self._session.video
        if self._middle.shows_grid:
            self._furniture.grid.labelling.accept()
        elif (
            self._furniture.queue.queue in OF_VIDEOS and video is not None and not self._session.observations
        ):
            self.nothing_there()
        else:
            self._furniture.reviewing.accept()

    def nothing_there(self) -> None:
        """Somebody looked at a video in which nothing was found, and it is blank."""
        if self._session.video is not None and not self._session.observations:
            self._furniture.pinning.whole_video(Subject.BLANK)
        self._furniture.reviewing.next()

    @property
    def _said_by_key(self) -> GridLabelling | Pinning:
        """Whoever the keys that say a whole label speak to now."""
        return self._furniture.grid.labelling if self._middle.shows_grid else self._furniture.pinning

    def _repeat(self) -> None:
        self._said_by_key.repeat()

    def _wider(self) -> None:
        self._said_by_key.wider()

    def _say_subject(self, subject: Subject) -> None:
        self._said_by_key.subject(subject)

    def _use_pin(self, number: int) -> None:
        self._said_by_key.use(number)

    def _next(self) -> None:
        self._middle.show_grid(False)
        self._furniture.reviewing.next()

    def frame(self, by: int) -> None:
        """The frame before or the next; of a photo the one in its burst, past its ends in the library."""
        video = self._session.video
        if video is None or not video.is_photo:
            self._furniture.stage.playhead.step(by)
        elif (beside := self._furniture.stage.photo.beside(by)) is not None:
            self._furniture.reviewing.open(beside)
        else:
            self._turn(by)

    def _to_end(self, place: int) -> None:
        """The first (0) or last (-1) frame of a video, or photo of a burst."""
        playhead, burst = self._furniture.stage.playhead, self._furniture.stage.below.shelf.burst
        if burst:
            self._furniture.reviewing.open(burst[place].id)
        else:
            playhead.to_last() if place else playhead.to_first()

    def _turn_grid(self) -> None:
        """To the tiles from wherever one is; from the tiles to the player."""
        in_sight = self._middle.isVisibleTo(self._middle.window())
        self._middle.show_grid(not (self._middle.shows_grid and in_sight))

    def _turn(self, by: int) -> None:
        neighbour = self._furniture.library.neighbour(by)
        if neighbour is not None:
            self._furniture.reviewing.open(neighbour)

    def _step(self, by: int) -> None:
        """The observation before or after; past the ends of this video, in the nearest that has one."""
        if self._furniture.reviewing.step(by):
            return
        neighbour = self._furniture.library.neighbour(by, with_observations=True)
        if neighbour is not None:
            self._session.look_at_video(neighbour)
            self._furniture.reviewing.step(by)

    def _begin_species(self) -> None:
        if self._has_animal() and self._furniture.panel.card.species.isVisible():
            self._furniture.panel.card.species.begin()

    def _begin_behavior(self) -> None:
        if self._has_chosen():
            self._furniture.reviewing.behaving.leave_judged()
            self._furniture.panel.card.behavior.begin()

    def _begin_fact(self, name: str) -> None:
        if self._has_animal(somebody=True) if name in OF_SOMEBODY else self._has_chosen():
            self._furniture.panel.card.facts.begin(name)

    def _has_animal(self, *, somebody: bool = False) -> bool:
        """Whether an animal is selected now, be it that of a bout; `somebody`: not that nothing is there.

        Else this is said, for letters that are typed next are keys.
        """
        animals = self._furniture.reviewing.animals()
        self._session.mark(each.id for each in animals)
        is_nobody = somebody and any(each.subject is Subject.BLANK for each in animals)
        return self._has_chosen(wrong=not animals or is_nobody)

    def _has_chosen(self, *, wrong: bool = False) -> bool:
        """Whether something is selected, and not the wrong thing; else this is said."""
        wrong |= self._session.observation is None
        if wrong and self._session.is_open:
            self._session.say(QCoreApplication.translate("ReviewKeys", "Select an animal first."))
        return not wrong

    def begin_name(self) -> None:
        """Name what was added just now."""
        observation = self._session.observation
        if observation is not None:
            self._begin_species() if observation.kind == Kind.ANIMAL else self._begin_behavior()

    def _remove(self) -> None:
        if self._middle.shows_grid:
            self._furniture.grid.labelling.reject()
        elif self._session.observation_id is not None:
            self._furniture.reviewing.remove(self._session.observation_id)


def _no_picture(why: str) -> str:
    """What is said in place of an edge; `why` there will be no picture, where that is known."""
    if not why:
        return QCoreApplication.translate(
            "ReviewKeys", "There is no picture yet that says when: wait until the video is open."
        )
    return QCoreApplication.translate("ReviewKeys", "There is no picture that says when. {why}").format(
        why=why
    )
