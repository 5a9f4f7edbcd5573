"""The video as a whole, where no observation of it is selected: what was found, or why nothing was."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import media
from app.store.records import Kind, ObservationId, ReviewState, Video
from app.ui.looks.breaking import breakable
from app.ui.looks.parts import Remark, button, set_kind, text
from app.ui.looks.theme import DARK, Theme
from app.ui.observation.entries import Entry, EntryList
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from app.ui.speech.describe import facts_of, files_text, source_text, status_text
from app.ui.speech.naming import clock, short_name
from app.ui.speech.timecode import moment_text
from mvit_core.types import VideoStatus


class VideoCard(QWidget):
    """Name, facts and findings of a video, and the next thing that can be done with it."""

    scan_wanted = Signal()  # of this video
    scan_all_wanted = Signal()
    nothing_there = Signal()  # a person has looked

    def __init__(self, session: Session, reviewing: Reviewing) -> None:
        super().__init__()
        self._session = session
        self._theme = DARK
        self.color_of: Callable[[ObservationId], QColor | None] = lambda _id: None  # as on the timeline
        self._title = text("", "cardTitle", wrap=True)
        self._facts = text("", "muted", wrap=True)
        self._found_caption = text(self.tr("IN THIS VIDEO"), "caption")
        self._says, self._hint = Remark(""), Remark()
        self.animals = EntryList(removable=False)
        self.animals.picked.connect(session.look_at)
        self.scan = button("", self.scan_wanted.emit, kind="primary")
        self.scan_all = button("", self.scan_all_wanted.emit, kind="primary")
        self.is_scanning = False
        self.has_videos = False  # there is something to review
        self.add = button(self.tr("Add an animal"), reviewing.add_animal, name="add_animal")
        self.nothing = button(self.tr("Nothing there"), self.nothing_there.emit, name="say_blank")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addSpacing(8)
        column.addWidget(self._found_caption)
        column.addWidget(self._says)
        column.addWidget(self.animals)
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addWidget(self.scan_all)
        column.addWidget(self.scan)
        column.addWidget(self.add)
        column.addWidget(self.nothing)
        column.addStretch(1)

    def refresh(self) -> None:
        """Show the video looked at."""
        video = self._session.video
        for part in (self._found_caption, self._says, self._facts, self.add, self.nothing):
            part.setVisible(video is not None)
        self._offer_scans(video)
        self.animals.setVisible(video is not None)
        if video is None:
            self._title.setText(self.tr("Nothing selected"))
            self.has_videos = self._session.is_open and media.num_videos(self._session.project) > 0
            self._hint.say(self.tr("Choose a video on the left to watch it.") if self.has_videos else "")
            return
        self.has_videos = True
        self._title.setText(breakable(video.name))
        caption = self.tr("IN THIS PHOTO") if video.is_photo else self.tr("IN THIS VIDEO")
        self._found_caption.setText(caption)
        self._facts.setText(self._facts_text(video))
        self._show_animals(video)
        self._say(video)

    @property
    def says(self) -> str:
        """What it says of the video."""
        return self._says.text()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.animals.set_theme(theme)
        if self._session.video is not None:
            self._show_animals(self._session.video)

    def _facts_text(self, video: Video) -> str:
        lines = [" · ".join(facts_of(video))]
        if video.captured_at:
            source = source_text(video.captured_from)
            lines.insert(0, moment_text(video.captured_at) + (f"  ({source})" if source else ""))
            if video.recorded_at not in (None, video.captured_at):
                said = self.tr("the camera said {time}")
                lines.insert(1, said.format(time=moment_text(video.recorded_at)))
        return "\n".join(words for words in lines if words)

    def _offer_scans(self, video: Video | None) -> None:
        """All videos first, where others wait too; nothing while a scan runs."""
        waits = video is not None and video.status == VideoStatus.NEW and not self.is_scanning
        number, photos = media.num_new(self._session.project) if waits else (0, 0)
        self.scan_all.setVisible(number > 1)
        self.scan_all.setText(self.tr("Scan all {files}").format(files=files_text(number, photos)))
        self.scan.setVisible(waits)
        photo = video is not None and video.is_photo
        self.scan.setText(self.tr("Scan this photo") if photo else self.tr("Scan this video"))
        set_kind(self.scan, "" if number > 1 else "primary")

    def _show_animals(self, video: Video) -> None:
        session = self._session
        found = [each for each in session.observations if each.kind == Kind.ANIMAL]
        self.animals.set_entries(
            [
                Entry(
                    each.id,
                    short_name(each, session.taxonomy, session.behaviors),
                    "" if video.is_photo else f"{clock(each.span.start_s)} – {clock(each.span.end_s)}",
                    self._color(each.id),
                    open=each.state == ReviewState.UNREVIEWED,
                )
                for each in found
            ]
        )

    def _color(self, observation_id: ObservationId) -> str:
        color = self.color_of(observation_id)
        return color.name() if color is not None else self._theme.accent

    def _say(self, video: Video) -> None:
        num_found = sum(each.kind == Kind.ANIMAL for each in self._session.observations)
        says, hint = {
            VideoStatus.NEW: (
                self.tr("Being scanned, or soon.") if self.is_scanning else self.tr("Not scanned yet."),
                self.tr("What the scan finds appears here by itself.")
                if self.is_scanning
                else self.tr("Scan it, or watch it and add what you see."),
            ),
            VideoStatus.BLANK: (
                self.tr("Blank: nothing moved from beginning to end."),
                self.tr("If you see an animal that the scan missed, put the playhead there and add it."),
            ),
            VideoStatus.UNREADABLE: (status_text(video), self.tr("It counts as unreadable, never as blank.")),
            VideoStatus.PARTIAL: (status_text(video), self.tr("What could be read was scanned.")),
            VideoStatus.DONE: ("", ""),
        }[video.status]
        if num_found:
            says = says if video.status == VideoStatus.PARTIAL else ""
            hint = self.tr("Select one to name it. Something missing? Put the playhead there and add it.")
            if video.is_photo:
                hint = self.tr(
                    "Select one to name it. One is missing? Drag a box around it, with Shift over others."
                )
        elif video.is_photo and video.status in (VideoStatus.DONE, VideoStatus.BLANK):
            says, hint = self._says_of_photo(video), self.tr("If you see an animal, drag a box around it.")
        elif video.status == VideoStatus.DONE:
            says = self.tr("No observation is left: all were rejected.")
        if video.is_photo and video.status is VideoStatus.NEW and not self.is_scanning:
            hint = self.tr("Scan it, or draw a box around what you see.")
        self._says.say(says)
        self._hint.say(hint)
        self.add.setVisible(video.status != VideoStatus.UNREADABLE)
        self.nothing.setVisible(video.status is VideoStatus.DONE and bool(video.reason) and not num_found)

    def _says_of_photo(self, video: Video) -> str:
        if video.reason:
            return status_text(video)
        if video.status is VideoStatus.BLANK:
            return self.tr("Blank: nothing differs from the other photos of its burst.")
        return self.tr("No observation is left: all were rejected.")
