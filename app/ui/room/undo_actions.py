"""The actions that undo and redo say what they would do."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.store.records import Changes
from app.ui.keyboard.actions import Actions
from app.ui.keyboard.keys import tip_with
from app.ui.session import Session
from app.ui.speech.aloud import announce


class UndoActions(QObject):
    """Names them after what the session's edits keep; what was undone is said, what was done only aloud."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._session, self._actions = parent, session, actions
        self._stack, self._place = session.edits.stack, 0
        session.edits.stacks.indexChanged.connect(self._moved)
        session.observer_changed.connect(self._name)
        session.project_changed.connect(self._name)
        session.changed.connect(self._changed)
        self._name()

    def _moved(self, place: int) -> None:
        """Say what was done; where another's acts can be undone from now on, nothing was."""
        stack, (was_stack, was_place) = self._session.edits.stack, (self._stack, self._place)
        undone = self._undo_text
        self._stack, self._place = stack, place
        self._name()
        if not stack.count() or was_stack is not stack or was_place == place:
            return
        if place < was_place:
            self._session.say(self.tr("Undone: {what}").format(what=undone), aside=True)
        elif self._session.edits.is_swapping:
            self._session.say(self.tr("Done again: {what}").format(what=self._undo_text), aside=True)
        else:
            announce(self._room, stack.undoText())

    def _changed(self, changes: Changes) -> None:
        if changes.vocabulary:
            self._name()

    def _name(self) -> None:
        stack = self._session.edits.stack
        self._undo_text = stack.undoText()
        for name, can, what in (
            ("undo", stack.canUndo(), self._undo_text),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            action = self._actions[name]
            action.setEnabled(can)
            verb = self._actions.title_of(name)
            action.setText(self.tr("{undo}: {what}").format(undo=verb, what=what) if what else verb)
            action.setToolTip(tip_with(action.text(), self._actions.key_of(name)))
