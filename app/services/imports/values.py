"""What a file of another program says, in Trapline's words, before anything of it is believed. Pure."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from app.services.imports.linking import Seen
from app.store.records import Subject
from mvit_core.types import Span, TrackPoint

LONGEST_NAME = 200  # signs
MOST_SHOWN = 60  # of a longer one

Cells = dict[str, str]
Refuse = Callable[[str], None]


class FoundDeployment(msgspec.Struct, frozen=True, kw_only=True):
    """A deployment; `fields` are those of app.store.records.Deployment that the file knows."""

    key: str
    name: str
    site: str
    folder: str = ""
    latitude: float | None = None
    longitude: float | None = None
    uncertainty_m: float | None = None
    start: datetime | None = None  # camera-local
    end: datetime | None = None
    is_cut: bool = False  # to the days of an export: start and end are no word about what is known here
    utc_offset_min: int | None = None
    guesses: frozenset[str] = frozenset()  # of who wrote the file: "period", "end", "offset"
    gaps: tuple[tuple[datetime, datetime], ...] = ()
    fields: dict[str, Any] = {}
    cells: Cells = {}


class FoundVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A media file; `path` has forward slashes and is what the file calls it, as far as it is safe."""

    key: str
    path: str
    deployment: str = ""  # its key
    recorded_at: datetime | None = None  # camera-local; of a table the word that counts least
    duration_s: float | None = None
    frame_rate: float | None = None
    is_blank: bool = False  # a machine's word
    may_be_absent: bool = False  # it is made a video of the project even where the file is not here
    cells: Cells = {}
    blank_cells: Cells = {}


class FoundBout(msgspec.Struct, frozen=True, kw_only=True):
    """One bout of behavior of an animal."""

    behavior: str
    span: Span
    is_timed: bool = True  # else the span says nothing
    modifiers: tuple[str, ...] = ()
    notes: str = ""
    machine: str = ""  # the model's name; empty where it is of who said the animal
    confidence: float | None = None
    own_id: int | None = None  # of the observation of a project of Trapline's that it was
    by_person: bool = False  # also where the animal is a machine's word
    who: str = ""
    when: datetime | None = None  # UTC
    key: str = ""
    cells: Cells = {}


class FoundAnimal(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in view of a video, said by a person or, with a confidence, by a machine."""

    video: str  # its key
    span: Span | None  # None: the whole video
    subject: Subject = Subject.ANIMAL
    name: str = ""  # scientific or common; empty where nobody named it
    group: str = ""  # the key or common name of one that goes by the scientific name of others, too
    count: int | None = None  # where it is said
    sex: str = ""
    life_stage: str = ""
    individual: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    quality: str = ""
    rule: str = ""  # by which who took the machine's word without a look at it
    reacts: bool = False
    boxes: tuple[TrackPoint, ...] = ()
    by_frames: bool = False  # one box of somebody: who it is, and when, the project's own boxes and rate tell
    frame_rate: float | None = None  # by which boxes are timed, where the file says it
    is_apart: bool = False  # nobody here is where its boxes are: it is none of them, whenever it is seen
    bouts: tuple[FoundBout, ...] = ()
    machine: str = ""  # the model's name; empty where a person said it
    confidence: float | None = None  # in the name
    own_id: int | None = None  # of the observation of a project of Trapline's that it was
    is_of_file: bool = False  # a line of the whole file, which says no times
    is_changed: bool = False  # a row of what is here, of which somebody changed what stands beside the name
    of_several: bool = False  # a line of the whole file, of which several here are called so
    says_beside: bool = False  # what it says beside a machine's name is a person's
    first_s: float | None = None  # of a line of the whole file: when the first of them is seen
    alive: float | None = None  # that there is something at all, where the machine says that apart
    who: str = ""
    when: datetime | None = None  # UTC
    key: str = ""
    cells: Cells = {}


class FoundBoxes(msgspec.Struct, frozen=True, kw_only=True):
    """What a detector saw in one video, as animals of its own: a scan of another program."""

    video: str
    model: str
    animals: tuple[FoundAnimal, ...]  # timed by the rate, or by the usual one
    frames: tuple[int, ...] = ()  # that it looked at, as far as it says
    frame_rate: float | None = None
    boxes: list[Any] = []  # as it wrote them: [frame, [x, y, w, h], confidence, [[class, score], ...]]


class FoundBehavior(msgspec.Struct, frozen=True):
    """An entry of an ethogram."""

    name: str
    is_point: bool = False


class Found(msgspec.Struct, kw_only=True):
    """Everything a file says, what of it could not be read and what it does, a sentence each."""

    source: str
    says_names: bool = True  # whether an animal without a name is one that nobody could name
    is_ours: bool = False  # whether it went out from Trapline, without IDs of its observations
    says_whose: bool = True  # whether a person's word is told from a machine's that nobody has reviewed
    deployments: list[FoundDeployment] = []
    videos: list[FoundVideo] = []
    animals: list[FoundAnimal] = []
    detected: list[FoundBoxes] = []
    seen: dict[str, list[Seen]] = {}  # by video the boxes of `detected`, not linked yet
    behaviors: list[FoundBehavior] = []
    description: dict[str, Any] = {}  # of the package, but for its tables
    events: dict[str, list[Cells]] = {}  # by deployment: rows of whole events that media rows tell already
    problems: list[str] = []
    remarks: list[str] = []
    cut: dict[str, None] = {}  # how names begin that are longer than the project keeps

    def fitting(self, name: str) -> str:
        """As much of a name as the project keeps; that it is not all is told."""
        if len(name) <= LONGEST_NAME:
            return name
        self.cut[f"{name[:MOST_SHOWN]}…"] = None
        return name[:LONGEST_NAME].rstrip()

    def refuse(self, sentence: str) -> None:
        """Something could not be read."""
        self.problems.append(sentence)

    def remark(self, sentence: str) -> None:
        """Something of the project changes by it, or does not although the file says so."""
        self.remarks.append(sentence)
