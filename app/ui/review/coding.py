"""Hold-a-key coding: press a behavior's key to start a bout, release it to end it, at any speed of playing.

A short tap leaves the bout open until the next tap of the same key, so that both hands stay free for long
ones; a behavior that only happens is noted at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit

from app.store.records import Observation, ObservationId
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from mvit_core.taxonomy import Behavior
from mvit_core.types import Span

HOLD_S = 0.3  # by the wall clock: held longer, the release ends the bout


@dataclass(frozen=True, slots=True)
class OpenBout:
    """A behavior that goes on now."""

    behavior: str
    animal: ObservationId
    start_s: float
    pressed_s: float  # by the wall clock


class Coding(QObject):
    """While it is on, the letters of the ethogram code; `now` gives the time of the frame on screen."""

    switched = Signal(bool)
    open_changed = Signal()

    def __init__(
        self,
        session: Session,
        reviewing: Reviewing,
        now: Callable[[], float],
        *,
        wall_clock: Callable[[], float] = perf_counter,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._reviewing = reviewing
        self._now = now
        self._wall_clock = wall_clock
        self._open: dict[str, OpenBout] = {}
        self.is_on = False
        session.leaving.connect(self.end_all)

    @property
    def open_bouts(self) -> list[OpenBout]:
        """What goes on now, by when it began."""
        return list(self._open.values())

    def behaviors(self) -> list[Behavior]:
        """What can be coded: everything that is offered, those with a key first."""
        offered = [each for each in self._session.behaviors.values() if not each.hidden]
        return sorted(offered, key=lambda each: not each.key_hint)

    def toggle(self) -> None:
        """Switch coding on or off; what is open ends here."""
        self.end_all()
        self.is_on = not self.is_on
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self) if self.is_on else app.removeEventFilter(self)
        self.switched.emit(self.is_on)

    def press(self, behavior: str) -> None:
        """Its key went down: it begins, or ends where it was left open."""
        animal = self.animal()
        known = self._session.behaviors.get(behavior)
        if behavior in self._open:
            self._end(behavior)
        elif animal is None or known is None:
            self._session.say(self.tr("Select the animal that does it first."))
        elif known.kind == "point":
            self._reviewing.add_bout(animal.id, Span(self._now(), self._now()), behavior)
            self._session.look_at(animal.id)
        else:
            for other in [each for each in self._open if self._excludes(known, each)]:
                self._end(other)
            self._open[behavior] = OpenBout(behavior, animal.id, self._now(), self._wall_clock())
            self.open_changed.emit()

    def release(self, behavior: str) -> None:
        """Its key went up: the bout ends, unless that was a tap or the picture stands still."""
        bout = self._open.get(behavior)
        if bout is None or self._wall_clock() - bout.pressed_s < HOLD_S or self._now() == bout.start_s:
            return
        self._end(behavior)

    def end_all(self) -> None:
        """All that is open ends at the frame on screen."""
        for behavior in list(self._open):
            self._end(behavior)

    def animal(self) -> Observation | None:
        """Whose behavior is coded: the selected animal; where there is but one, that one."""
        animals = self._reviewing.animals()
        every = [each for each in self._session.observations if each.parent_id is None]
        return animals[0] if animals else every[0] if len(every) == 1 else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or _is_typing(watched):
            return False
        if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
            self.toggle()
            return True
        behavior = self._coded_by(event)
        if behavior is None or not getattr(watched, "isWidgetType", bool)():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif not event.isAutoRepeat():
            self.press(behavior) if event.type() == QEvent.Type.KeyPress else self.release(behavior)
        return True

    def _coded_by(self, event: QKeyEvent) -> str | None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        letter = event.text().lower() or chr(event.key()).lower() if event.key() < 0x10000 else ""
        if not plain or not letter:
            return None
        return next((each.key for each in self.behaviors() if each.key_hint == letter), None)

    def _excludes(self, new: Behavior, behavior: str) -> bool:
        other = self._session.behaviors.get(behavior)
        return bool(other and new.exclusive and other.exclusive == new.exclusive)

    def _end(self, behavior: str) -> None:
        bout = self._open.pop(behavior)
        start_s, end_s = sorted((bout.start_s, self._reviewing.spans.end_now()))
        if end_s > start_s and self._session.find(bout.animal) is not None:
            self._reviewing.add_bout(bout.animal, Span(start_s, end_s), behavior)
            self._session.look_at(bout.animal)  # the next key is for the same animal
        self.open_changed.emit()


def _is_typing(watched: QObject) -> bool:
    fields = QLineEdit | QPlainTextEdit | QAbstractSpinBox | QComboBox
    return isinstance(watched, fields) or isinstance(QApplication.focusWidget(), fields)
