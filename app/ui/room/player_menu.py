"""What the right mouse button offers on the picture, each with its key."""

from collections.abc import Mapping

from PySide6.QtWidgets import QMenu, QWidget

from app.ui.keyboard.actions import Actions
from app.ui.review.boxing import Boxing
from app.ui.room.middle import OF_TIME
from app.ui.session import Session

OF_AN_ANIMAL = (
    *("accept", "reject", "species", "", "start_here", "end_here", "split", "merge"),
    *("", "remove_box", "keyframe_back", "keyframe_on", "loop", ""),
)
OF_THE_PICTURE = ("night", "trails", "heat", "attention", "sound", "copy_picture", "copy_boxes", "", "undo")


class PlayerMenu(QMenu):
    """For the selected animal where there is one, and for the picture."""

    def __init__(
        self,
        session: Session,
        boxing: Boxing,
        actions: Actions,
        switches: Mapping[str, bool],
        parent: QWidget | None = None,
    ) -> None:
        """`switches`: those of the names that are on or off, and how they are."""
        super().__init__(parent)
        animal = boxing.selected_animal()
        names = (*(OF_AN_ANIMAL if animal is not None else ()), *OF_THE_PICTURE)
        photo = session.video is not None and session.video.is_photo
        for name in names:
            if not name:
                self.addSeparator()
            elif photo and name in OF_TIME:
                continue
            elif name in switches:
                self._add_switch(actions, name, is_on=switches[name])
            elif name != "remove_box" or (animal is not None and boxing.has_box(animal)):
                self.addAction(actions[name])
        self.setEnabled(session.is_open)

    def _add_switch(self, actions: Actions, name: str, *, is_on: bool) -> None:
        """With a mark where it is on; an action of its own, as the window's are pressed by keys, too."""
        action, key = actions[name], actions.key_of(name)
        made = self.addAction(f"{action.text()}\t{key}" if key else action.text())
        made.setCheckable(True)
        made.setChecked(is_on)
        made.setEnabled(action.isEnabled())
        made.triggered.connect(lambda _on: action.trigger())
