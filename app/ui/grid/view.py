"""The grid itself: only what is on screen is drawn, so that a million tiles scroll like ten."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QRubberBand, QToolTip

from app.services.choosing.arranging import Arrangement
from app.services.choosing.catalog import Catalog
from app.store.records import ObservationId
from app.ui.grid.area import NO_IDS, TileArea
from app.ui.grid.moving import Moving
from app.ui.grid.painting import TileLook, TilePainter
from app.ui.grid.pictures import TilePictures
from app.ui.grid.selection import TileSelection, place_of
from app.ui.grid.tile_texts import TileTexts
from app.ui.keyboard.kept import WALK, keep_keys
from app.ui.looks.parts import as_tip
from app.ui.looks.theme import DARK, Theme
from app.ui.session import Session
from app.ui.speech.aloud import describe
from app.ui.speech.describe import number_text

AHEAD = 0.5  # of a screen: tiles below it are made ready too
OWN_KEYS = (
    *WALK,
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Space, Qt.Key.Key_Escape),
)


class GridView(TileArea):
    """Tiles in groups; `selection` holds places in the arrangement shown."""

    tile_size_changed = Signal(int)  # see `set_tile_size`
    opened = Signal(object)  # ObservationId that was double-clicked
    selection_changed = Signal()
    left = Signal()  # Escape with nothing chosen
    menu_wanted = Signal(QPoint)  # where on the screen; what it is for is chosen by then

    def __init__(self, session: Session, pictures: TilePictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._texts = TileTexts(session)
        self.selection = TileSelection()
        self._hovered: int | None = None
        self._by_keyboard = False
        self._pressed: QPoint | None = None  # where a rubber band may begin, in the grid
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self.moving = Moving(pictures, lambda: self._id_at(self._playing), self)
        self.moving.advanced.connect(self._next_frame)
        self._ask_soon = QTimer(self, singleShot=True, interval=30)
        self._ask_soon.timeout.connect(self._ask)
        self.set_theme(DARK)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        keep_keys(self, *OWN_KEYS)
        self.setAccessibleName(self.tr("Observations as tiles"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        pictures.made.connect(self._made)
        pictures.failed.connect(lambda id_, _why: self._made(id_))

    # ------------------------------------------------------------- from outside

    def show_tiles(self, catalog: Catalog, arrangement: Arrangement) -> None:
        """Show these; what was chosen stays chosen, and what was at the top stays there where it can."""
        old_ids = self._ids
        with self._staying():
            self._texts.show(catalog, arrangement)
            self._ids = catalog.animals.id[arrangement.rows]
            self._group_sizes = [group.size for group in arrangement.groups]
            self._hovered = None
            self.selection.renumber(old_ids, self._ids)
        self.selection_changed.emit()
        self._ask_soon.start()

    def forget(self) -> None:
        """Another project, or none: nothing of the one before is kept, and least of all chosen."""
        self._ask_soon.stop()
        self._texts.forget()
        self.selection.renumber(self._ids, NO_IDS)
        self._ids, self._group_sizes, self._hovered = NO_IDS, (), None
        self._lay_out()
        self.selection_changed.emit()

    @property
    def current_id(self) -> ObservationId | None:
        """The observation with the focus."""
        place = self.selection.current
        return self._id_at(place) if place < self.num_tiles else None

    def chosen_ids(self) -> list[ObservationId]:
        """The chosen observations; the one with the focus where none is chosen."""
        if len(self.selection):
            return [ObservationId(id_) for id_ in self._ids[self.selection.places].tolist()]
        current = self.current_id
        return [] if current is None else [current]

    def go_to(self, observation_id: ObservationId) -> None:
        """Put the focus on an observation, where it is shown."""
        place = place_of(observation_id, self._ids)
        if place is not None:
            self.selection.click(place)
            self._reveal(self.selection.current)
            self._selection_moved()

    def set_tile_size(self, step: int) -> None:
        """From small (0) to large."""
        if step == self.tile_size:
            return
        super().set_tile_size(step)
        self._ask_soon.start()
        self.tile_size_changed.emit(self.tile_size)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors and at its text size."""
        self._painter = TilePainter(theme, self.font())
        self._words_height = self._painter.height_below()
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """A hidden page hears of another text size when it is shown."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.set_theme(self._painter.theme)

    def choose_all(self) -> None:
        """Every tile."""
        self.selection.all()
        self._selection_moved()

    def choose_none(self) -> None:
        """No tile."""
        self.selection.clear()
        self._selection_moved()

    # ------------------------------------------------------------- drawing

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        offset = self.verticalScrollBar().value()
        painter.translate(0, -offset)
        area = painting.rect().translated(0, offset)
        for group in self._layout.groups_in(area.top(), area.bottom()):
            rect, size = self._layout.heading_rect(group), number_text(self._group_sizes[group])
            self._painter.paint_heading(painter, rect, self._texts.heading(group), size)
        for place in self._layout.places_in(area.top(), area.bottom()):
            rect = self._layout.rect(place)
            if rect.intersects(area):
                self._painter.paint(painter, rect, self._look(place))

    def _look(self, place: int) -> TileLook:
        id_ = ObservationId(int(self._ids[place]))
        moving = self.moving.shown(id_) if place == self._playing else None
        picture, progress = moving or (self._pictures.still(id_), None)
        return TileLook(
            text=self._texts.of(place),
            picture=picture,
            why_not=self._pictures.why_not(id_),
            selected=place in self.selection,
            current=place == self.selection.current and self.hasFocus(),
            hovered=place == self._hovered,
            progress=progress,
        )

    # ------------------------------------------------------------- pictures

    @property
    def _playing(self) -> int | None:
        if self._hovered is not None:
            return self._hovered
        return self.selection.current if self._by_keyboard and self.hasFocus() else None

    def try_again(self) -> None:
        """A drive is back: tiles without a picture may get one."""
        self._pictures.try_again()
        self._ask()
        self.viewport().update()

    def _ask(self) -> None:
        """For the pictures of what is on screen, then of what comes next; and whether its scores are raw."""
        if not self.isVisible():
            self._pictures.want([])
            return
        seen = self._on_screen()
        shown = list(self._layout.places_in(seen.start, seen.stop))
        ahead = self._layout.places_in(seen.stop, seen.stop + round(len(seen) * AHEAD))
        places = [*shown, *(place for place in ahead if place not in shown)]
        ids = [ObservationId(int(self._ids[place])) for place in places]
        self._pictures.want(ids, playing=self._id_at(self._playing))
        for place in self._texts.ask_whether_raw(places):
            self._update(place)

    def _made(self, observation_id: object) -> None:
        seen = self._on_screen()
        for place in self._layout.places_in(seen.start, seen.stop):
            if self._ids[place] == observation_id:
                self._update(place)

    def _next_frame(self) -> None:
        playing = self._playing
        if playing is not None:
            self._update(playing)

    def _play(self, hovered: int | None) -> None:
        """The mouse went to another tile, or away."""
        before = self._playing
        self._hovered = hovered
        now = self._playing
        if now == before and now is None:
            return
        for place in (before, now):
            if place is not None:
                self._update(place)
        self._ask()
        self.moving.begin()

    # ------------------------------------------------------------- mouse and keys

    def mousePressEvent(self, press: QMouseEvent) -> None:
        if press.button() != Qt.MouseButton.LeftButton:
            return
        self._by_keyboard = False
        point = self._in_grid(press.position().toPoint())
        place = self._layout.place_at(point)
        toggle = bool(press.modifiers() & Qt.KeyboardModifier.ControlModifier)
        extend = bool(press.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if place is not None:
            self.selection.click(place, toggle=toggle, extend=extend)
        elif (group := self._layout.group_at(point)) is not None:
            self.selection.toggle_group(self._layout.span_of(group))
        else:
            self._pressed = point
            self.selection.begin_band(add=toggle or extend)
            self.selection.band([])
        self._selection_moved()

    def mouseMoveEvent(self, move: QMouseEvent) -> None:
        here = move.position().toPoint()
        point = self._in_grid(here)
        if self._pressed is not None:
            area = QRect(self._pressed, point).normalized()
            self._band.setGeometry(area.translated(0, -self.verticalScrollBar().value()))
            self._band.show()
            self._scroll_with(here)
            self.selection.band(self._layout.places_touching(area))
            self._selection_moved()
            return
        place = self._layout.place_at(point)
        if place != self._hovered:
            self._play(place)

    def mouseReleaseEvent(self, release: QMouseEvent) -> None:
        self._pressed = None
        self._band.hide()

    def mouseDoubleClickEvent(self, click: QMouseEvent) -> None:
        place = self._layout.place_at(self._in_grid(click.position().toPoint()))
        if place is not None:
            self.opened.emit(ObservationId(int(self._ids[place])))

    def contextMenuEvent(self, asking: QContextMenuEvent) -> None:
        """For what is chosen where the tile is one of it, else for the tile alone."""
        by_key = asking.reason() is QContextMenuEvent.Reason.Keyboard
        here = self.selection.current if by_key else self._layout.place_at(self._in_grid(asking.pos()))
        if here is None or not 0 <= here < self.num_tiles:
            return
        if here not in self.selection:
            self.selection.click(here)
            self._selection_moved()
        tile = self._layout.rect(here).translated(0, -self.verticalScrollBar().value())
        self.menu_wanted.emit(self.viewport().mapToGlobal(tile.center()) if by_key else asking.globalPos())

    def viewportEvent(self, happening: QEvent) -> bool:
        if happening.type() is QEvent.Type.ToolTip and isinstance(happening, QHelpEvent):
            QToolTip.showText(happening.globalPos(), self.tip_at(happening.pos()), self.viewport())
            return True
        return super().viewportEvent(happening)

    def tip_at(self, here: QPoint) -> str:
        """Below its picture, which plays, all that a tile says; else nothing."""
        point = self._in_grid(here)
        place = self._layout.place_at(point)
        is_in_words = place is not None and point.y() > self._layout.rect(place).bottom() - self._words_height
        return as_tip(self._texts.whole(place)) if place is not None and is_in_words else ""

    def leaveEvent(self, leaving: QEvent) -> None:
        self._play(None)

    def wheelEvent(self, turn: QWheelEvent) -> None:
        if turn.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_tile_size(self._size + (1 if turn.angleDelta().y() > 0 else -1))
            return
        super().wheelEvent(turn)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_PageUp: (0, -self._lines_a_page()),
            Qt.Key.Key_PageDown: (0, self._lines_a_page()),
            Qt.Key.Key_Home: (-self.num_tiles, 0),
            Qt.Key.Key_End: (self.num_tiles, 0),
        }
        key = Qt.Key(press.key())
        if press.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        elif key in steps and self.num_tiles:
            self._walk(*steps[key], press.modifiers())
        elif key == Qt.Key.Key_Space and self.current_id is not None:
            self.selection.click(self.selection.current, toggle=True)
            self._selection_moved()
        elif key == Qt.Key.Key_Escape:
            self.choose_none() if len(self.selection) else self.left.emit()
        else:
            super().keyPressEvent(press)

    def _walk(self, dx: int, dy: int, modifiers: Qt.KeyboardModifier) -> None:
        self._by_keyboard = True
        left_at = self.selection.left_at  # the tile went where its new name puts it; one goes on from here
        start = max(0, self.selection.current) if left_at is None else left_at
        place = self._layout.beside(start, dx, dy) if self.selection.current >= 0 else 0
        if left_at is not None and (dx, dy) in ((1, 0), (0, 1)):
            place = left_at  # it stands where the other one stood
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.selection.walk_to(place)
        else:
            self.selection.click(place, extend=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        self._reveal(place)
        self.moving.frame = 0
        self._selection_moved()
        self._ask_soon.start()

    # ------------------------------------------------------------- own

    def resizeEvent(self, resizing: QResizeEvent) -> None:
        current = self.selection.current
        was_seen = 0 <= current < self.num_tiles and self._is_seen(current, resizing.oldSize().height())
        super().resizeEvent(resizing)
        if was_seen:
            self._reveal(current)
        self._ask_soon.start()

    def _id_at(self, place: int | None) -> ObservationId | None:
        return None if place is None or place < 0 else ObservationId(int(self._ids[place]))

    def _selection_moved(self) -> None:
        self.viewport().update()
        place = self.selection.current
        if 0 <= place < self.num_tiles:
            text = self._texts.of(place)
            words = self.tr("{n} of {all}").format(n=number_text(place + 1), all=number_text(self.num_tiles))
            chosen = self.tr("chosen") if place in self.selection else ""
            describe(self, ", ".join(each for each in (text.name, text.detail, chosen, words) if each))
        self.selection_changed.emit()

    def _scrolled(self) -> None:
        self._hovered = None
        self.viewport().update()
        self._ask_soon.start()
