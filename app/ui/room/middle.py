"""The middle of the room: the player, tiles in its place, or what to do where there is nothing to show."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.review.pins import NUM_PINS
from app.store.records import Changes, ObservationId
from app.ui.looks.pages import PageByPage
from app.ui.looks.parts import button, column, row, text
from app.ui.looks.sheets import bare
from app.ui.room.furniture import Furniture

PLAYER, EMPTY, GRID = range(3)
BOX_NAMES = ("left", "right", "up", "down", "narrower", "wider", "lower", "higher")
OF_THE_PLAYER = (  # what means nothing while the grid is shown
    *("play", "frame_back", "frame_on", "second_back", "second_on", "first_frame", "last_frame"),
    *("slower", "faster"),
    *("previous_observation", "next_observation", "previous_video", "next_video"),
    *("select_above", "select_below", "count", "individual", "notes"),
    *("add_animal", "start_here", "end_here", "split", "merge", "keyframe_back", "keyframe_on"),
    *("play_backwards", "loop", "jump", "night", "trails", "heat"),
    *("attention", "mattering", "resembling", "sound", "copy_picture", "copy_boxes"),
    *("box_new", *(f"box_{name}" for name in BOX_NAMES)),
    *("remove_box", "coding", "copy_to_next", *(f"set_pin_{n}" for n in range(1, NUM_PINS + 1))),
)
OF_TIME = (  # what means nothing in a photo
    *("play", "second_back", "second_on", "slower", "faster", "play_backwards", "loop", "jump", "sound"),
    *("start_here", "end_here", "split", "merge", "keyframe_back", "keyframe_on", "coding"),
    *("trails", "heat", "mattering", "zoom_in", "zoom_out", "zoom_to"),
)
OF_VIDEOS = ("grid", "filter")  # what shows nothing where there are none
RESHAPES = ("split", "merge")  # whoever reviews blind says what is there, and leaves what counts as it is


class Middle(PageByPage):
    """Turns from one to the other; beside the tiles there is no panel of one observation."""

    add_wanted = Signal()

    def __init__(self, furniture: Furniture) -> None:
        super().__init__()
        bare(self)
        self._session, self._actions = furniture.session, furniture.actions
        self._library, self._panel = furniture.library, furniture.panel
        self._stage, self._grid = furniture.stage, furniture.grid
        self._looking = ""
        self._empty_words = text("", "heading", center=True, wrap=True)
        self._empty_hint = text("", "muted", center=True, wrap=True)
        self.addWidget(self._stage)
        self.addWidget(self._make_empty())
        self.addWidget(self._grid)
        self._session.changed.connect(self._changed)
        self._session.project_changed.connect(self._begin_anew)
        self._session.video_changed.connect(lambda _video: self._enable())
        self._session.observer_changed.connect(self._follow_observer)
        self._library.model.modelReset.connect(self.show_what_there_is)
        self._grid.opened.connect(self._open_from_grid)
        self._grid.left.connect(lambda: self.show_grid(False))

    @property
    def shows_grid(self) -> bool:
        """Whether tiles stand where the player was."""
        return self.currentIndex() == GRID

    def lower_part(self) -> QWidget:
        """The tiles, else all that stands here."""
        return self._grid.view if self.shows_grid else self

    def show_grid(self, shown: bool) -> None:
        """Tiles in place of the player, or the player again at the tile that has the focus."""
        if shown == self.shows_grid or not self._library.num_videos:
            return
        self._turn_to_grid(shown)
        if shown:
            self._grid.enter(self._session.observation_id)
            return
        current = self._grid.view.current_id
        if current is not None:
            self._session.look_at(current)
        self._stage.player.setFocus()

    def set_looking(self, looking: bool, words: str = "") -> None:
        """Whether videos are on their way, so that an empty library says so, in `words`."""
        self._looking = words or self.tr("Looking for videos…") if looking else ""
        self.show_what_there_is()

    def show_what_there_is(self) -> None:
        """The player or what to do first; again whenever the window has switched all actions on."""
        empty = self._session.is_open and not self._library.num_videos
        if self._session.is_open:
            self._actions.enable(OF_VIDEOS, not (empty or self._session.observer))
        if empty:
            self.show_grid(False)
        if not self.shows_grid:
            self.setCurrentIndex(EMPTY if empty else PLAYER)
        if self._looking:
            self._empty_words.setText(self._looking)
            self._empty_hint.setText("")
        else:
            self._empty_words.setText(self.tr("This project has no videos yet"))
            self._empty_hint.setText(
                self.tr("Drop a folder of videos here. Files are never moved or copied.")
            )

    def _begin_anew(self) -> None:
        """The tiles are another project's, and this one has perhaps no video."""
        self._turn_to_grid(False)
        self.show_what_there_is()

    def _follow_observer(self) -> None:
        self.show_grid(False)
        self._enable()

    def _turn_to_grid(self, shown: bool) -> None:
        self.setCurrentIndex(GRID if shown else PLAYER)
        self._panel.setVisible(not shown)
        self._enable()

    def _enable(self) -> None:
        """What can be done with what is shown."""
        video = self._session.video
        self._actions.enable((*OF_THE_PLAYER, *OF_TIME), True)
        if video is not None and video.is_photo:
            self._actions.enable(OF_TIME, False)
        if self._session.observer:
            self._actions.enable(RESHAPES, False)
        if self.shows_grid:
            self._actions.enable(OF_THE_PLAYER, False)

    def _open_from_grid(self, observation_id: ObservationId) -> None:
        self._grid.view.go_to(observation_id)
        self.show_grid(False)

    def _changed(self, changes: Changes) -> None:
        if changes.library or changes.videos:
            self.show_what_there_is()

    def _make_empty(self) -> QWidget:
        page = QWidget()
        add = button(self.tr("Add a folder…"), self.add_wanted.emit, kind="primary")
        page.setLayout(column(None, self._empty_words, self._empty_hint, 10, row(None, add, None), None))
        return page
