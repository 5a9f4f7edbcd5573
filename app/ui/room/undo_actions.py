"""The actions that undo and redo say what they would do."""

from PySide6.QtCore import QObject

from app.store.records import Changes
from app.ui.keyboard.actions import Actions
from app.ui.session import Session


class UndoActions(QObject):
    """Names them after what the session's edits keep."""

    def __init__(self, session: Session, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        session.edits.stacks.indexChanged.connect(lambda _index: self._name())
        session.observer_changed.connect(self._name)
        session.project_changed.connect(self._name)
        session.changed.connect(self._changed)
        self._name()

    def _changed(self, changes: Changes) -> None:
        if changes.vocabulary:
            self._name()

    def _name(self) -> None:
        stack = self._session.edits.stack
        for name, can, what in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            action = self._actions[name]
            action.setEnabled(can)
            verb = self._actions.title_of(name)
            action.setText(self.tr("{undo}: {what}").format(undo=verb, what=what) if what else verb)
            key = self._actions.key_of(name)
            action.setToolTip(f"{action.text()}  ({key})" if key else action.text())
