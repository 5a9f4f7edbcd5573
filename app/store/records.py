"""Frozen rows that leave the store. Nobody above the store sees an ORM object."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NewType

import msgspec

from mvit_core.files.path_text import to_path
from mvit_core.types import Evidence, Score, Span, Track, TrackPoint, VideoStatus
from mvit_core.video.suffixes import is_photo

SiteId = NewType("SiteId", int)
DeploymentId = NewType("DeploymentId", int)
VideoId = NewType("VideoId", int)
ScanId = NewType("ScanId", int)
TrackId = NewType("TrackId", int)
ObservationId = NewType("ObservationId", int)


class Kind(StrEnum):
    """What an observation is about."""

    ANIMAL = "animal"  # somebody in view: a lane of the timeline
    BEHAVIOR = "behavior"  # one bout, belonging to an ANIMAL observation (its parent)


class Subject(StrEnum):
    """What is in view, as Camtrap DP's observationType has it."""

    ANIMAL = "animal"
    HUMAN = "human"
    VEHICLE = "vehicle"
    BLANK = "blank"
    UNKNOWN = "unknown"  # a person looked and could not tell
    UNCLASSIFIED = "unclassified"  # motion that nobody and no model has named: shown as "animal?"


NOT_TAXA = (Subject.BLANK.value, Subject.HUMAN.value, Subject.VEHICLE.value)
"""The classes of a model that are no taxa."""


class Verdict(StrEnum):
    """What a person says of an observation."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"
    NOTE = "note"  # something of it (count, edge, box), but not what it is: it is still to be reviewed


NAMES = ("subject", "taxon", "behavior")
"""What a note leaves to the machine, of `Label`."""
BESIDE = ("count", "sex", "life_stage", "individual", "notes", "keyframes", "reacts", "quality", "tags")
"""What people say beside these of an animal."""


GAVE_WAY = "(merged)"
"""At the end of the notes of what gave way to a merged observation: it was there."""


class ReviewState(StrEnum):
    """How an observation stands; all but the first mean that a person decided what it is."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of one observation, whole. It replaces, never mixes with, what the machine said, but
    that a NOTE leaves subject and taxon to it (they stand here as they were at the time). A scan that finds
    the same again moves the span of a NOTE that moved no edge.
    """

    verdict: Verdict
    span: Span
    subject: Subject = Subject.ANIMAL  # of ANIMAL observations; ignored on bouts
    taxon: str | None = None  # taxon key; None where not (yet) named
    behavior: str | None = None  # behavior key, of BEHAVIOR observations
    count: int = 1
    sex: str = ""  # "", "female", "male": Camtrap DP's words
    life_stage: str = ""  # "", "adult", "subadult", "juvenile"
    individual: str = ""
    notes: str = ""
    keyframes: tuple[TrackPoint, ...] = ()  # boxes that a person drew or kept; none: the machine's stand
    reacts: bool = False  # to the camera
    quality: str = ""  # how well it is to be seen: "", "good", "fair", "poor"
    tags: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()  # of a bout: how it was done
    rule: str = ""  # by which it was given without a look at the observation; "": by eye
    follows: bool = False  # a NOTE with the machine's edges, which may have moved by the time it comes back
    signed_by: str = (
        ""  # who said it and when (UTC); filled in when it is applied, kept when an undo restores it
    )
    signed_at: datetime | None = None


Assignment = Mapping[ObservationId, Label | None]  # None: without a label


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A place where cameras stand."""

    id: SiteId
    name: str
    latitude: float | None = None  # degrees, WGS84
    longitude: float | None = None
    uncertainty_m: float | None = None  # of the coordinates


class Deployment(msgspec.Struct, frozen=True, kw_only=True):
    """A camera placed at a site for a period."""

    id: DeploymentId
    site_id: SiteId
    name: str
    folder: str = ""  # where its videos lay when it was guessed, relative to the root
    start: datetime | None = None  # camera-local
    end: datetime | None = None
    utc_offset_min: int | None = None  # of the camera's clock, where it is known
    gaps: tuple[tuple[datetime, datetime], ...] = ()  # when the camera did not work, camera-local
    clock_doubtful: bool | None = None
    camera: str = ""  # its name or serial number
    camera_model: str = ""
    camera_delay_s: int | None = None
    camera_height_m: float | None = None
    camera_depth_m: float | None = None
    camera_tilt_degrees: int | None = None  # -90 down, 90 up
    camera_heading_degrees: int | None = None  # clockwise from north
    detection_distance_m: float | None = None
    setup_by: str = ""
    bait: bool | None = None
    feature_type: str = ""  # Camtrap DP's words, such as trailGame
    habitat: str = ""
    deployment_groups: str = ""
    deployment_tags: str = ""
    comments: str = ""


class Video(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One media file of the project, a video or a photo, as the library shows it.

    A window holds a hundred thousand: of plain values, so that no search for garbage has to look at them.
    """

    id: VideoId
    deployment_id: DeploymentId
    root: Path  # the folder that was opened, one for all that lies below it
    relative_path: str  # with forward slashes, below its root; see mvit_core.files.path_text
    status: VideoStatus
    reason: str = ""
    fingerprint: str = ""
    size_bytes: int = 0
    duration_s: float | None = None
    frame_rate: float | None = None
    width: int | None = None
    height: int | None = None
    num_frames: int | None = None
    codec: str = ""
    captured_at: datetime | None = None  # of the first frame, camera-local
    captured_from: str = ""  # where that time comes from: see app.services.times.capture_times
    recorded_at: datetime | None = None  # the same as the camera's clock said, before any repair
    num_observations: int = 0  # ANIMAL observations that count (not rejected)
    num_unreviewed: int = 0

    @property
    def path(self) -> Path:
        """Where it should lie now."""
        return self.root / to_path(self.relative_path)

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.relative_path.rsplit("/", 1)[-1]

    @property
    def is_photo(self) -> bool:
        """Whether it is one picture that lasts no time."""
        return is_photo(self.relative_path)


class Observation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What counts now: the label where there is one, else the detection.

    An analysis holds half a million: of plain values, as videos are.
    """

    id: ObservationId
    video_id: VideoId
    kind: Kind
    parent_id: ObservationId | None = None  # the ANIMAL observation of a bout
    track_id: TrackId | None = None  # where a scan saw it move; None where a person added it
    state: ReviewState
    span: Span
    subject: Subject = Subject.UNCLASSIFIED
    taxon: str | None = None
    behavior: str | None = None
    confidence: float | None = None  # the machine's, kept beside the label; None where a person added it
    scores: tuple[Score, ...] = ()  # the machine's best classes, best first
    count: int = 1
    sex: str = ""
    life_stage: str = ""
    individual: str = ""
    notes: str = ""
    keyframes: tuple[
        TrackPoint, ...
    ] = ()  # the label's own boxes; see app.services.observations.boxes for what counts
    reacts: bool = False
    quality: str = ""
    tags: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    rule: str = ""  # by which it was labelled without a look at it; "": by eye, or not labelled
    found_taxon: str | None = None  # what the latest scan called it, whatever a label says
    labelled_by: str = ""  # of an unreviewed one: who said something of it, but not what it is
    labelled_at: datetime | None = None  # UTC
    model: str = ""  # the model version that made the detection; empty where none looked
    detector: str = ""  # the detector that looked beside motion; empty where none did
    evidence: Evidence | None = None  # what motion and detector each saw

    @property
    def is_by_eye(self) -> bool:
        """Whether a person has looked at it; what a rule confirmed is still the machine's own word."""
        return self.state is not ReviewState.UNREVIEWED and not self.rule

    @property
    def is_by_model(self) -> bool:
        """Whether a model looked at it: motion and detectors name nobody, nor do people who add somebody."""
        return bool(self.model)

    @property
    def is_touched(self) -> bool:
        """Whether a person has said anything of it; of its count, say, and not yet what it is."""
        return bool(self.labelled_by) and not self.rule

    @property
    def named_by(self) -> str:
        """The model where it named this, else the detector where it saw something there, else a model of
        which nothing but its word is known; empty where motion alone speaks.

        A model that looked and named nothing has not said that something is there.
        """
        by_detector = (
            self.detector if self.evidence is not None and self.evidence.detector is not None else ""
        )
        if self.kind is Kind.BEHAVIOR or self.found_taxon is not None:
            return self.model or by_detector
        is_bare = not self.is_by_eye and self.subject is Subject.UNCLASSIFIED
        return by_detector or ("" if is_bare else self.model)


class StoredTrack(msgspec.Struct, frozen=True, kw_only=True):
    """A track of the latest scan of a video."""

    id: TrackId
    video_id: VideoId
    track: Track


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the audit trail: the label before and after; None means that there was none."""

    observation_id: ObservationId
    at: datetime  # UTC
    who: str
    before: Label | None
    after: Label | None


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What a write touched, broadcast once so that each view can tell whether it is stale."""

    videos: frozenset[VideoId] = frozenset()  # status, probe results or counts of these rows
    observations: frozenset[ObservationId] = frozenset()
    library: bool = False  # videos, sites or deployments came, went or moved
    vocabulary: bool = False  # the project's taxa or behaviors
    counting: bool = False  # the rule by which events are counted
    replaced: frozenset[str] = frozenset()  # labelled files that hold something else by now: relative paths

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            videos=self.videos | other.videos,
            observations=self.observations | other.observations,
            library=self.library or other.library,
            vocabulary=self.vocabulary or other.vocabulary,
            counting=self.counting or other.counting,
            replaced=self.replaced | other.replaced,
        )
