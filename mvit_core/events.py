"""What long tasks say while they run, and what a worker is told: one message a line of JSON.

A *key* is the caller's number for a video, handed back unchanged.
"""

from datetime import datetime

import msgspec

from mvit_core.types import Box, Span, Track, VideoInfo, VideoResult


class ScanRequest(msgspec.Struct, frozen=True, kw_only=True, tag="scan"):
    """Find and label the animals of one video."""

    key: int
    path: str  # as mvit_core.files.path_text writes it
    by_processor: bool = False  # a process ended over it before: leave the graphics card alone
    burst: tuple[str, ...] = ()  # of a photo: the photos that the camera took around it, itself left out


class ProbeRequest(msgspec.Struct, frozen=True, kw_only=True, tag="probe"):
    """Read what one file says of itself, without decoding it."""

    key: int
    path: str  # as mvit_core.files.path_text writes it


class LookRequest(msgspec.Struct, frozen=True, kw_only=True, tag="look"):
    """Show where the model looks when it judges the clip of an animal around a moment."""

    key: int
    path: str  # as mvit_core.files.path_text writes it
    time_s: float
    track: Track  # whose boxes the clip follows


class ClockRequest(msgspec.Struct, frozen=True, kw_only=True, tag="clock"):
    """Read the clock that the camera wrote into the pictures of one video."""

    key: int
    path: str  # as mvit_core.files.path_text writes it


class OccludeRequest(msgspec.Struct, frozen=True, kw_only=True, tag="occlude"):
    """Find which parts of the clip of an animal around a moment mattered: by hiding each in turn."""

    key: int
    path: str  # as mvit_core.files.path_text writes it
    time_s: float
    track: Track  # whose boxes the clip follows
    classes: tuple[str, ...] = ()  # whose scores count together; none: the one that the model likes best


Request = ScanRequest | ProbeRequest | LookRequest | OccludeRequest | ClockRequest


class WorkerReady(msgspec.Struct, frozen=True, kw_only=True, tag="ready"):
    """The worker has loaded what it needs; `device` names what the model runs on, empty without one."""

    device: str = ""
    model: str = ""
    precision: str = ""  # of the model's numbers: "fp32", "bf16", "fp16" or "int8"
    note: str = ""  # why no faster device or numbers were taken, sentences; empty where none were left alone
    why: str = ""  # it runs on nothing faster: the note, or that there is nothing; a sentence
    detector: str = ""  # its family, such as "YOLOX"
    depth: int = 1  # videos that it takes at once: one is read while another is labelled
    most_workers: int = 0  # processes that device and memory hold; 0: any number
    clip_s: float = 0.0  # that the model took for one clip just now


class WorkerFailed(msgspec.Struct, frozen=True, kw_only=True, tag="failed"):
    """The worker cannot do its job at all (such as a damaged checkpoint); it ends after this."""

    reason: str


class VideoProbed(msgspec.Struct, frozen=True, kw_only=True, tag="probed"):
    """The answer to a probe: `info`, or the reason why there is none."""

    key: int
    info: VideoInfo | None = None
    reason: str = ""


class ClockRead(msgspec.Struct, frozen=True, kw_only=True, tag="clock_read"):
    """When the first frame was by the burnt-in clock: two times where day and month may be swapped.

    Without either, `reason` says why.
    """

    key: int
    month_first: datetime | None = None
    day_first: datetime | None = None
    reason: str = ""


class VideoStarted(msgspec.Struct, frozen=True, kw_only=True, tag="started"):
    """The scan of one video begins."""

    key: int


class VideoProgress(msgspec.Struct, frozen=True, kw_only=True, tag="progress"):
    """The scan has read up to `position_s`; also the sign of life that a watchdog waits for."""

    key: int
    position_s: float
    duration_s: float | None = None


class VideoScanned(msgspec.Struct, frozen=True, kw_only=True, tag="scanned"):
    """The scan of one video is complete, whatever came out."""

    key: int
    result: VideoResult


class StageLooked(msgspec.Struct, frozen=True, kw_only=True):
    """Where the heads of one stage of a model looked, layer by layer.

    `levels` are (1 + layers, 1 + heads, moments, rows, columns), 0 to 255 each; in place 0 stands the mean of
    all layers, of all heads.
    """

    num_layers: int
    num_heads: int
    shape: tuple[int, int, int]  # moments, rows and columns
    levels: bytes


class ClipLooked(msgspec.Struct, frozen=True, kw_only=True, tag="looked"):
    """The answer to a look. Without `shape` and `reason` it is a sign of life: the answer is to come."""

    key: int
    span: Span | None = None  # of the clip
    squares: tuple[Box, ...] = ()  # what of the picture the model saw, at each moment
    shape: tuple[int, int, int] = (0, 0, 0)  # moments, rows and columns of `levels`
    levels: bytes = b""  # 0 to 255: how much each place mattered, through all layers
    stages: tuple[StageLooked, ...] = ()
    reason: str = ""  # why there is no answer, a sentence

    @property
    def is_last(self) -> bool:
        """Whether nothing more is to come."""
        return bool(self.levels or self.reason)


class HiddenPart(msgspec.Struct, frozen=True):
    """A part of a clip, and what the model says without it."""

    span: Span
    score: float


class ClipOccluded(msgspec.Struct, frozen=True, kw_only=True, tag="occluded"):
    """The answer to an occlusion; one after each part that was hidden, the last with all of them."""

    key: int
    classes: tuple[str, ...] = ()  # whose scores these are
    score: float = 0.0  # of the whole clip
    parts: tuple[HiddenPart, ...] = ()  # those that were hidden so far, in order
    num_parts: int = 0  # that there are
    reason: str = ""  # why there is no answer, a sentence

    @property
    def is_last(self) -> bool:
        """Whether nothing more is to come."""
        return bool(self.reason or (self.parts and len(self.parts) == self.num_parts))


ScanEvent = VideoStarted | VideoProgress | VideoScanned
SIGN_OF_LIFE = b"\n"
"""A line that says nothing, from a worker that goes on reading though it has nothing to tell."""

Event = WorkerReady | WorkerFailed | VideoProbed | ClipLooked | ClipOccluded | ClockRead | ScanEvent


def encode(message: Request | Event) -> bytes:
    """One line of JSON, newline included."""
    return msgspec.json.encode(message) + b"\n"


_requests: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def decode_request(line: bytes) -> Request:
    """The request on a line; raises msgspec.ValidationError or DecodeError where it is none."""
    return _requests.decode(line)


def decode_event(line: bytes) -> Event:
    """The event on a line; raises msgspec.ValidationError or DecodeError where it is none."""
    return _events.decode(line)
