"""Asking new videos what they are, so that a scan can say how long it will take."""

from collections import deque
from collections.abc import Iterator

from app.services import media
from app.services.projects import Project
from app.store.records import Changes, Video, VideoId
from mvit_core.events import ProbeRequest, ScanEvent, VideoProbed
from mvit_core.files.path_text import to_text
from mvit_core.types import VideoInfo

PAGE = 500  # videos looked up at once
HANDFUL = 64  # answers stored at once: each transaction waits for the disk

Answer = tuple[VideoId, VideoInfo | None, str]


class Unprobed:
    """The videos of a project that nobody has asked yet, read page by page as they are wanted.

    Who must not wait for the database calls `look_up` in another thread wherever it `is_dry`.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._page: deque[Video] = deque()
        self._last = 0
        self._is_read = False  # to its end

    @property
    def is_dry(self) -> bool:
        """Whether none is known, and the project may have more."""
        return not self._page and not self._is_read

    def look_up(self) -> None:
        """Read the next page; on any thread, while no other takes from this one."""
        self._page.extend(media.unprobed(self._project, after=self._last, limit=PAGE))
        self._is_read = len(self._page) < PAGE
        self._last = self._page[-1].id if self._page else self._last

    def __bool__(self) -> bool:
        if self.is_dry:
            self.look_up()
        return bool(self._page)

    def __len__(self) -> int:
        return len(self._page) if self else 0

    def __iter__(self) -> Iterator[ProbeRequest]:
        return self

    def __next__(self) -> ProbeRequest:
        """What to ask next; StopIteration where nothing is left."""
        if not self:
            raise StopIteration
        video = self._page.popleft()
        return ProbeRequest(key=video.id, path=to_text(video.path))


class Answers:
    """What files said, stored by the handful."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._waiting: list[Answer] = []

    def add(self, video_id: VideoId, info: VideoInfo | None, reason: str) -> None:
        """Keep an answer until it is stored."""
        self._waiting.append((video_id, info, reason))

    @property
    def is_full(self) -> bool:
        """Whether it is time to store them."""
        return len(self._waiting) >= HANDFUL

    def store(self) -> Changes:
        """Store what there is. UserError where the project cannot be written."""
        waiting, self._waiting = self._waiting, []
        return media.record_probes(self._project, waiting) if waiting else Changes()


class ProbeRun:
    """The videos of a project that nobody has asked yet; the same verbs as `ScanRun`."""

    def __init__(self, project: Project) -> None:
        self._waiting = Unprobed(project)
        self._answers = Answers(project)
        self._asked: set[int] = set()
        self.replaced: frozenset[str] = frozenset()  # see `Changes`

    @property
    def is_done(self) -> bool:
        """Whether every video has answered; then all answers are stored."""
        return not self._asked and not self._waiting

    @property
    def num_waiting(self) -> int:
        """Videos that nobody has asked, as far as they have been looked up."""
        return len(self._waiting)

    def next_request(self) -> ProbeRequest | None:
        """What an idle worker should do."""
        request = next(self._waiting, None)
        if request is not None:
            self._asked.add(request.key)
        return request

    def record(self, event: ScanEvent | VideoProbed) -> None:
        """Take in an answer."""
        if isinstance(event, VideoProbed):
            self._answers.add(VideoId(event.key), event.info, event.reason)
            self._forget(event.key)

    def worker_died(self, key: int, why: str) -> None:
        """A file whose headers alone end a process: its scan will say why, so it is only passed over."""
        del why
        self._forget(key)

    def _forget(self, key: int) -> None:
        self._asked.discard(key)
        if self._answers.is_full or self.is_done:
            self.replaced |= self._answers.store().replaced
