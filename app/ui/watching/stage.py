"""The middle of the window: the player over the timeline, both showing what the session looks at."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.store.records import Changes, Observation, ObservationId, Video
from app.ui.looks.theme import Theme
from app.ui.player.canvas import CanvasState
from app.ui.player.filmstrip import FilmstripLoader
from app.ui.player.view import PlayerView
from app.ui.review.boxing import Boxing, Moment
from app.ui.review.coding import Coding
from app.ui.review.coding_bar import CodingBar
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from app.ui.speech.aloud import announce
from app.ui.speech.describe import status_text
from app.ui.speech.naming import short_name, state_name
from app.ui.speech.timecode import end_of
from app.ui.watching import drawn
from app.ui.watching.below import Below
from app.ui.watching.findings_here import FindingsHere
from app.ui.watching.heat import Heat
from app.ui.watching.photo import PhotoHere
from mvit_core.types import Box, Span, Track, VideoStatus

UNKNOWN_DURATION_S = 10.0
DAY_MS = 250  # that a change of the library waits for others: a day may have thousands of photos


class Stage(QWidget):
    """Keeps player, timeline and session at one video, one moment, one observation."""

    opened = Signal(object)  # Video whose first frame is on screen

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self._session = session
        self._findings = FindingsHere()
        self._shown: Video | None = None
        self.plays = False  # a video that is opened
        self.shows_trails = False  # the ways of the animals
        self.player = PlayerView()
        self.playhead = self.player.playhead
        self.heat = Heat(self.player.canvas.set_heat, self)
        self.filmstrip = FilmstripLoader(self)
        self.below = Below()
        self.timeline, self.site_day = self.below.timeline, self.below.site_day
        self.timeline.state_of = self._state_of
        self.splitter = self.below.under(self.player)
        self.photo = PhotoHere(session, self._findings, self.below, self.player.photo_bar)
        self._day_soon = QTimer(self, singleShot=True, interval=DAY_MS)
        self._day_soon.timeout.connect(self._read_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self._connect()

    def edit_with(self, reviewing: Reviewing) -> None:
        """Let gestures on the timeline change observations."""
        self.timeline.span_edited.connect(reviewing.spans.edit_span)
        self.timeline.delete_requested.connect(reviewing.remove)
        self.timeline.span_created.connect(
            lambda span, parent: (
                reviewing.add_animal(span) if parent is None else reviewing.add_bout(parent, span)
            )
        )

        self.coding = Coding(self._session, reviewing, self.now)
        self.below.put_on_top(CodingBar(self._session, self.coding))
        self.coding.open_changed.connect(self._show_open)
        self.coding.switched.connect(lambda _on: self._show_open())
        self.timeline.marked.connect(self._session.mark)
        self._session.marked_changed.connect(lambda: self.timeline.set_marked(self._session.marked))
        canvas = self.player.canvas
        self.boxing = Boxing(self._session, reviewing, now=self.moment, machine=self._findings.tracks.get)
        self._session.project_changed.connect(self._allow_drawing)
        canvas.box_drawn.connect(self.boxing.draw)
        canvas.box_changed.connect(self._move_box)

    def _allow_drawing(self) -> None:
        """Where nothing is kept, nothing is drawn."""
        session = self._session
        self.player.canvas.is_editable = session.is_open and not session.project.read_only

    def fit(self) -> None:
        """The whole video on the timeline, the whole picture in the player."""
        self.timeline.fit()
        self.player.canvas.reset_viewport()

    def zoom_to_selected(self) -> None:
        """The selected observation as wide as the timeline."""
        if (chosen := self._session.observation) is not None:
            self.timeline.show_span(chosen.span)

    def toggle_loop(self) -> None:
        """Play the selected observation over and over, or play on; the whole video where none is selected."""
        if self.playhead.loop() is not None:
            self.playhead.set_loop(None)
            return
        chosen, times_s = self._session.observation, self.playhead.times_s()
        whole = Span(0.0, end_of(times_s)) if times_s else None
        self.playhead.set_loop(chosen.span if chosen is not None and chosen.span.duration_s > 0 else whole)
        self.playhead.play()

    def toggle_trails(self) -> None:
        """Draw the ways of the animals, or not."""
        self.shows_trails = not self.shows_trails
        self.player.canvas.set_trails(self.shows_trails)

    def copy_picture(self, *, boxes: bool = False) -> None:
        """Put the frame on screen into the clipboard, as recorded, with the boxes where that is wished."""
        canvas = self.player.canvas
        if canvas.image().isNull():
            return
        picture = canvas.picture_with_boxes() if boxes else canvas.image()
        QGuiApplication.clipboard().setImage(picture)
        frame = self.playhead.frame_shown()
        self._session.say(self.tr("Frame {n} is in the clipboard.").format(n=frame))

    def _keep_picture(self, time_s: float, image: QImage) -> None:
        self.timeline.set_filmstrip_image(time_s, image)
        self.heat.add(image)

    def try_again(self) -> None:
        """Open the video once more that could not be: its drive is back."""
        if self.player.canvas.state is CanvasState.UNREADABLE:
            self._show_video(self._session.video)

    def to_keyframe(self, by: int) -> None:
        """Go to the drawn box before or after this frame."""
        if (time_s := self.boxing.neighbour_s(by)) is not None:
            self.playhead.seek_time(time_s)

    def moment(self) -> Moment:
        """The frame on screen; -1 where there is none."""
        return Moment(self.playhead.time_shown(), self.playhead.frame_shown())

    def boxes_of(self, animal: ObservationId) -> Track | None:
        """The boxes that count of an animal of the video looked at."""
        return self._findings.boxes.get(animal)

    def now(self) -> float:
        """The time of the frame on screen."""
        return self.playhead.time_shown()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.player.set_theme(theme)
        self.below.set_theme(theme)
        self._show_overlays()
        self.photo.show_animals()

    def shutdown(self) -> None:
        """End the decoding threads."""
        self.player.shutdown()
        self.filmstrip.shutdown()
        self.below.shelf.shutdown()
        self.heat.shutdown()

    # ------------------------------------------------------------- following the session

    def _connect(self) -> None:
        session = self._session
        session.video_changed.connect(self._show_video)
        session.observation_changed.connect(self._show_selected)
        session.changed.connect(self._changed)
        self.player.position_changed.connect(lambda time_s, _index: self.timeline.set_position(time_s))
        self.player.video_opened.connect(self._times_known)
        self.player.observation_clicked.connect(session.look_at)
        self.timeline.seek_requested.connect(self.playhead.seek_time)
        self.timeline.selected.connect(session.look_at)
        self.below.shelf.picked.connect(session.look_at)
        self.filmstrip.picture.connect(self._keep_picture)
        self.player.transport.loop_clicked.connect(self.toggle_loop)

    def _show_video(self, video: Video | None) -> None:
        self.filmstrip.cancel()
        self.heat.begin()
        self._findings.forget()
        if video is None:
            self.player.close_video()
            self.timeline.set_video(None)
            self.site_day.show_day((), None)
            self.below.shelf.clear()
            return
        self._shown = video
        self._turn(video)
        announce(self.player, f"{video.name}, {status_text(video)}")
        self.timeline.set_video(video, _duration_s(video))
        self.timeline.set_position(0.0)
        self._read_findings(video)
        self.player.open_video(video)
        if not video.is_photo:
            self.filmstrip.load(video.path)

    def _turn(self, video: Video) -> None:
        """A photo has no time in which something could be coded, or lie."""
        if video.is_photo and self.coding.is_on:
            self.coding.toggle()
        if not video.is_photo:
            self.below.shelf.clear()
        self.below.turn(is_photo=video.is_photo)

    def _times_known(self, times_s: tuple[float, ...]) -> None:
        video = self._session.video
        if video is None or not times_s:
            return
        self.timeline.set_video(video, end_of(times_s), times_s)
        self.opened.emit(video)
        if self.plays:
            self.playhead.play()
        if (chosen := self._session.observation) is not None:
            self._go_to(chosen)

    def _changed(self, changes: Changes) -> None:
        video = self._session.video
        if changes.library and not self._day_soon.isActive():
            self._day_soon.start()
        if changes.vocabulary and video is not None:  # perhaps all words changed, with the language
            self.player.say_again()
        if video is not None and (video.id in changes.videos or changes.observations or changes.vocabulary):
            if self._shown is not None and video.path != self._shown.path:  # its drive or its folder moved
                self._show_video(video)
            elif video != self._shown:  # it was probed, or scanned, after it was opened
                self._shown = video
                self.player.set_camera_clock(video.captured_at)
                times_s = self.playhead.times_s()
                last_s = end_of(times_s) if times_s else _duration_s(video)
                self.timeline.set_video(video, last_s, times_s or None)
            self._read_findings(video)

    def _read_findings(self, video: Video) -> None:
        """What the machine found, where it is not known yet, and what people make of it."""
        session = self._session
        if self._findings.read(session.project, video, session.observations):
            self.timeline.set_motion(self._findings.motion)
        self.timeline.set_observations(session.observations, self._name, self._color, session.raw)
        self.timeline.set_selected(session.observation_id)
        self._show_curves()
        self.site_day.gutter = self.timeline.gutter()
        self.site_day.is_blind = bool(session.observer)
        self._show_day(video)
        self.photo.show_animals()
        self._show_overlays()

    def _read_day(self) -> None:
        """What stands beside the video looked at came, went, or was taken at another time."""
        if (video := self._session.video) is not None:
            with self._session.telling():
                self._findings.read_day(self._session.project, video)
                self._show_day(video)

    def _show_day(self, video: Video) -> None:
        self.site_day.show_day(self._findings.day, video.id)
        self.photo.show_burst()

    def _show_selected(self, observation_id: ObservationId | None) -> None:
        self.timeline.set_selected(observation_id)
        self._show_curves()
        self.photo.show_animals()
        self._show_overlays()
        if (chosen := self._session.observation) is not None:
            self._go_to(chosen)
            video = self._session.video
            if video is not None and video.is_photo:  # of a video, the timeline says it
                said = (self._name(chosen), self._state_of(chosen.id))
                announce(self.player, ". ".join(filter(None, said)), at_once=True)

    def _state_of(self, observation_id: ObservationId) -> str:
        """How its review stands, for a screen reader; who reviews blind is not told."""
        found = self._session.find(observation_id)
        return "" if found is None or self._session.observer else state_name(found.state)

    def _go_to(self, observation: Observation) -> None:
        """Put the playhead where it is to be seen first, unless it is within the span already."""
        if not observation.span.start_s <= self.now() <= observation.span.end_s:
            self.playhead.seek_time(self.first_shown(observation))

    def first_shown(self, observation: Observation) -> float:
        """Where the playhead is put for it, in seconds."""
        track = self._findings.boxes.get(observation.id)
        return observation.span.start_s if track is None else first_seen_s(track, observation.span)

    def _show_overlays(self) -> None:
        self.player.set_overlays(drawn.overlays(self._session, self._findings, self.timeline))

    def _move_box(self, observation_id: ObservationId, box: Box) -> None:
        if (animal := self._session.find(observation_id)) is not None:
            self.boxing.put(animal, box)

    def _show_curves(self) -> None:
        self.timeline.set_curves(*drawn.curves(self._session, self._findings))

    def _show_open(self) -> None:
        self.timeline.set_open(drawn.coded(self._session, self.coding.open_bouts))

    def _color(self, observation: Observation) -> str:
        known = self._session.behaviors.get(observation.behavior or "")
        return known.color if known else ""

    def _name(self, observation: Observation) -> str:
        return short_name(observation, self._session.taxonomy, self._session.behaviors)


def first_seen_s(track: Track, span: Span) -> float:
    """The first moment of a span at which the animal's box has half of the size that it will have.

    At its very first frame an animal is often no more than a nose at the edge of the picture.
    """
    sizes = {
        each.time_s: each.box.w * each.box.h
        for each in track.points
        if span.start_s <= each.time_s <= span.end_s
    }
    enough = max(sizes.values(), default=0.0) / 2
    return next((time_s for time_s, size in sizes.items() if size >= enough), span.start_s)


def _duration_s(video: Video) -> float:
    """How long the timeline is before the frames are known; 0 where there will be none."""
    if video.status == VideoStatus.UNREADABLE:
        return 0.0
    return end_of((0.0,)) if video.is_photo else video.duration_s or UNKNOWN_DURATION_S
