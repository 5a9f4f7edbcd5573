"""What the right mouse button offers on the picture, each with its key."""

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
        self, session: Session, boxing: Boxing, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        animal = boxing.selected_animal()
        names = (*(OF_AN_ANIMAL if animal is not None else ()), *OF_THE_PICTURE)
        photo = session.video is not None and session.video.is_photo
        for name in names:
            if not name:
                self.addSeparator()
            elif photo and name in OF_TIME:
                continue
            elif name != "remove_box" or (animal is not None and boxing.has_box(animal)):
                self.addAction(actions[name])
        self.setEnabled(session.is_open)
