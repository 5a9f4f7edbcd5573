"""Asking new videos what they are, so that a scan can say how long it will take."""

from collections import deque

from app.services import media
from app.services.projects import Project
from app.store.records import VideoId
from mvit_core.events import ProbeRequest, ScanEvent, VideoProbed
from mvit_core.path_text import to_text


class ProbeRun:
    """The videos of a project that nobody has asked yet; the same verbs as `ScanRun`."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._waiting = deque(media.unprobed(project))
        self._left = {one.id for one in self._waiting}

    @property
    def is_done(self) -> bool:
        """Whether every video has answered."""
        return not self._left

    def next_request(self) -> ProbeRequest | None:
        """What an idle worker should do."""
        if not self._waiting:
            return None
        video = self._waiting.popleft()
        return ProbeRequest(key=video.id, path=to_text(video.path))

    def record(self, event: ScanEvent | VideoProbed) -> None:
        """Store an answer."""
        if isinstance(event, VideoProbed):
            media.record_probe(self._project, VideoId(event.key), event.info, event.reason)
            self._left.discard(VideoId(event.key))

    def worker_died(self, key: int, why: str) -> None:
        """A file whose headers alone end a process: its scan will say why, so it is only passed over."""
        del why
        self._left.discard(VideoId(key))
