"""The values that travel between the parts of Trapline.

Times are seconds from the first frame (float, suffix `_s`), frames are counted from 0 in presentation order
(suffix `_index`), boxes are fractions of the displayed picture. All values are frozen.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec


class VideoStatus(StrEnum):
    """How a video stands after the scan. A file that could not be read is never called blank."""

    NEW = "new"  # not scanned yet
    DONE = "done"  # read to the end, something moved
    BLANK = "blank"  # read to the end, nothing moved
    PARTIAL = "partial"  # read up to a defect; what decoded was scanned
    UNREADABLE = "unreadable"  # no frame could be decoded


class Box(msgspec.Struct, frozen=True):
    """A rectangle in fractions (0 to 1) of the displayed picture: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the box, x and y."""
        return self.x + self.w / 2, self.y + self.h / 2

    def intersection_over_union(self, other: "Box") -> float:
        """Shared area over joint area, 0 to 1; 0 where either box is empty."""
        width = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        height = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        if width <= 0 or height <= 0:
            return 0.0
        shared = width * height
        return shared / (self.w * self.h + other.w * other.h - shared)


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of time within one video, `start_s` to `end_s`."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.start_s

    def shared_s(self, other: "Span") -> float:
        """For how long both last, in seconds; less than nothing where they are apart."""
        return min(self.end_s, other.end_s) - max(self.start_s, other.start_s)

    def around(self, other: "Span") -> "Span":
        """From the first start of both to the last end."""
        return Span(min(self.start_s, other.start_s), max(self.end_s, other.end_s))

    def intersection_over_union(self, other: "Span") -> float:
        """Shared time over joint time, 0 to 1; 1 for the same moment, such as that of a photo."""
        joint = max(self.end_s, other.end_s) - min(self.start_s, other.start_s)
        return max(0.0, self.shared_s(other)) / joint if joint > 0 else 1.0


def union_of(spans: Iterable[Span], *, gap_s: float = 0.0) -> tuple[Span, ...]:
    """The stretches in which at least one of the spans is, in order; gaps of up to `gap_s` are closed."""
    stretches: list[Span] = []
    for span in sorted(spans, key=lambda each: each.start_s):
        if stretches and span.start_s <= stretches[-1].end_s + gap_s:
            last = stretches.pop()
            stretches.append(Span(last.start_s, max(last.end_s, span.end_s)))
        else:
            stretches.append(span)
    return tuple(stretches)


class TrackPoint(msgspec.Struct, frozen=True):
    """Where one animal is in one frame."""

    time_s: float
    frame_index: int
    box: Box


class Track(msgspec.Struct, frozen=True):
    """One animal's boxes through time, in order; between two points the box moves in a straight line."""

    points: tuple[TrackPoint, ...]
    confidence: float  # 0 to 1: that something alive made this motion

    @property
    def span(self) -> Span:
        """From the first point to the last."""
        return Span(self.points[0].time_s, self.points[-1].time_s)

    def box_at(self, time_s: float) -> Box | None:
        """The box at `time_s`, interpolated; None outside the track."""
        return box_between(self.points, time_s)


def box_between(points: tuple[TrackPoint, ...], time_s: float) -> Box | None:
    """Linear interpolation between the points around `time_s`; None before the first and after the last."""
    if not points or not points[0].time_s <= time_s <= points[-1].time_s:
        return None
    after = bisect_left(points, time_s, key=lambda point: point.time_s)
    right = points[after]
    if right.time_s == time_s:
        return right.box
    left = points[after - 1]
    share = (time_s - left.time_s) / (right.time_s - left.time_s)
    a, b = left.box, right.box
    return Box(
        a.x + (b.x - a.x) * share,
        a.y + (b.y - a.y) * share,
        a.w + (b.w - a.w) * share,
        a.h + (b.h - a.h) * share,
    )


class VideoInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of itself, with the known lies taken out: None where it does not say."""

    size_bytes: int
    container: str  # FFmpeg's name of the format, such as "avi"
    codec: str  # FFmpeg's name of the decoder, such as "h264"
    width: int  # of the displayed picture, rotation and pixel aspect applied
    height: int
    rotation_degrees: int = 0  # clockwise turn that the display needs: 0, 90, 180, 270
    duration_s: float | None = None
    frame_rate: float | None = None  # average, frames a second
    num_frames: int | None = None  # as promised by the header; the reader counts
    has_audio: bool = False
    captured_at: datetime | None = None  # from the container's metadata; camera-local, without a zone
    fingerprint: str = ""  # of the content, see mvit_core.video.fingerprint


class Score(msgspec.Struct, frozen=True, gc=False):
    """The model's output for one class, 0 to 1."""

    name: str  # a taxon key or a behavior key
    value: float


class ClipScores(msgspec.Struct, frozen=True):
    """What the model says of one clip: every class it knows, best first."""

    species: tuple[Score, ...] = ()
    behaviors: tuple[Score, ...] = ()


class Subject(StrEnum):
    """What a detector can tell apart, in the words of Camtrap DP's `observationType`."""

    ANIMAL = "animal"
    HUMAN = "human"
    VEHICLE = "vehicle"


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What each witness said of a track; None where it said nothing."""

    motion: float | None = None  # confidence
    detector: float | None = None  # score of its best box on the track
    agreement: float | None = None  # of that box with the track's, 0 to 1
    class_name: str = ""  # the detector's word for it
    num_looks: int = 0  # frames within the track that the detector was shown
    num_seen: int = 0  # and those in which it saw something there


class Bout(msgspec.Struct, frozen=True):
    """One continuous span of one behavior."""

    behavior: str
    span: Span
    score: float


class TrackWindows(msgspec.Struct, frozen=True, kw_only=True):
    """What the model made of each window of a track, packed small: see mvit_core.localization.windows."""

    spans: tuple[Span, ...]  # in order of time
    species: tuple[str, ...]  # the first columns of the scores
    behaviors: tuple[str, ...]  # the columns after them
    scores: bytes  # little-endian float16, windows x (species + behaviors)
    embeddings: bytes  # little-endian float16, windows x the model's feature dimension


class TrackResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan says of one track. Without weights, `species`, `bouts` and `windows` are empty."""

    track: Track  # its confidence is that of all witnesses together
    subject: Subject | None = None  # None where no detector saw it
    evidence: Evidence | None = None  # None without a detector: motion's word is the track's confidence
    species: tuple[Score, ...] = ()  # best first
    bouts: tuple[Bout, ...] = ()
    windows: TrackWindows | None = None


class MotionCurve(msgspec.Struct, frozen=True):
    """Share of the picture that moves (0 to 1, masked regions excluded) at each sampled time."""

    times_s: tuple[float, ...] = ()
    values: tuple[float, ...] = ()


class VideoResult(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a scan found in one video."""

    status: VideoStatus
    reason: str = ""  # why partial or unreadable, a sentence; empty otherwise
    info: VideoInfo | None = None  # None only where unreadable
    num_frames: int = 0  # decoded
    decoded_s: float = 0.0  # time of the last decoded frame
    decoded_by: str = ""  # kind of graphics card, such as "cuda"; empty: the processor
    tracks: tuple[TrackResult, ...] = ()
    motion: MotionCurve = MotionCurve()
    masked: tuple[Box, ...] = ()  # burnt-in clocks, banners, letterboxes that motion ignored
