"""By which clocks the frames of an export's videos are numbered: the files' own, as far as they are here."""

from app.services.exports.sentences import about
from app.services.media.frame_clock import FrameClock
from app.store.records import Video, VideoId

UNTOLD = (
    "Videos that cannot be read now: their frames are counted by the mean rate, which is wrong where it "
    "changes within a video. Connect their drive and export again ({n}: {names})."
)


class FrameNumbers:
    """One export's; a look beforehand opens no files, since its numbers are not kept."""

    def __init__(self, *, opens_files: bool) -> None:
        self._opens_files = opens_files
        self._clocks: dict[VideoId, FrameClock | None] = {}
        self._untold: list[str] = []

    def clock(self, video: Video, rate: float) -> FrameClock | None:
        """Of one video; None where only `rate`, the mean one, is known of it."""
        if video.id not in self._clocks:
            self._clocks[video.id] = self._looked_up(video, rate)
            if self._clocks[video.id] is None:
                self._untold.append(video.relative_path)
        return self._clocks[video.id]

    def left_out(self) -> list[str]:
        """Of which videos numbers may be wrong."""
        return about(UNTOLD, self._untold)

    def _looked_up(self, video: Video, rate: float) -> FrameClock | None:
        if self._opens_files or not video.path.is_file():
            return FrameClock.of(video, rate=rate)
        return FrameClock.by_rate(video, rate=rate)
