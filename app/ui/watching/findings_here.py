"""What the machine found in the video looked at, and which boxes of it count. No Qt."""

from collections.abc import Iterable

from app.services.media import neighbours
from app.services.observations import boxes, scanned, windows
from app.services.observations.windows import StoredWindows
from app.services.projects import Project
from app.store.records import Kind, Observation, ObservationId, TrackId, Video
from mvit_core.types import MotionCurve, Track

UNREAD = -1


class FindingsHere:
    """Read once a scan: labels change far more often than what they are put on."""

    def __init__(self) -> None:
        self.tracks: dict[TrackId, Track] = {}  # the machine's
        self.boxes: dict[ObservationId, Track] = {}  # those that count
        self.windows: dict[ObservationId, StoredWindows] = {}
        self.day: list[Video] = []  # of the same camera
        self.motion = MotionCurve()
        self._scan: int | None = UNREAD  # whose findings are held

    def forget(self) -> None:
        """Another video, of which nothing is known yet."""
        self.tracks.clear()
        self.boxes, self.windows, self.day, self._scan = {}, {}, [], UNREAD

    def read(self, project: Project, video: Video, present: Iterable[Observation]) -> bool:
        """What was found, where it is not known yet, and what people made of it; whether it was read anew."""
        scan = scanned.current_scan(project, video.id)
        present = list(present)
        used = {each.track_id for each in present if each.track_id is not None}
        is_new = scan != self._scan or not used <= self.tracks.keys()
        if is_new:
            self._scan = scan
            self._read_machine(project, video)
        self.day = [video if each.id == video.id else each for each in self.day]
        self.boxes = {
            each.id: track
            for each in present
            if each.kind == Kind.ANIMAL and (track := boxes.counting(each, self._machine(each))) is not None
        }
        return is_new

    def read_day(self, project: Project, video: Video) -> None:
        """The videos beside it once more: some came, went, or were taken at another time than was known."""
        self.day = neighbours.day_of(project, video)

    def _machine(self, observation: Observation) -> Track | None:
        return self.tracks.get(observation.track_id) if observation.track_id is not None else None

    def _read_machine(self, project: Project, video: Video) -> None:
        self.tracks.clear()
        self.tracks.update({each.id: each.track for each in scanned.tracks_of_video(project, video.id)})
        self.windows = windows.windows_in(project, video.id)
        self.read_day(project, video)
        self.motion = scanned.motion_of_video(project, video.id)
