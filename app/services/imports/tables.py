"""Tables of labels: zamba's, Timelapse's, Trapline's own, and any other by a map of its columns."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from app.services.imports.reading import LONGEST_S, count, heading, moment, number, read_rows, safe_path
from app.services.imports.values import Cells, Found, FoundAnimal, FoundBout, FoundVideo
from app.store.records import ReviewState, Subject
from mvit_core.errors import UserError
from mvit_core.types import Span

BLANK = ("blank", "empty", "nothing", "none", "no animal", "false trigger")
PEOPLE = ("human", "humans", "person", "people", "homo_sapiens", "homo sapiens")
VEHICLES = ("vehicle", "vehicles", "car")
YES = ("yes", "true", "1")
NAMELESS = ("animal", "unidentified", "unclassified", "unknown", "animal?")


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Which column of a table says what; empty: none does."""

    file: str
    folder: str = ""
    species: str = ""
    count: str = ""
    start_s: str = ""
    end_s: str = ""
    at: str = ""  # the camera's date and time of the file
    behavior: str = ""
    sex: str = ""
    life_stage: str = ""
    individual: str = ""
    notes: str = ""
    kind: str = ""  # "behavior" where a row is a bout
    key: str = ""
    animal: str = ""  # the key of a bout's animal
    who: str = ""
    when: str = ""  # UTC
    subject: str = ""
    reacts: str = ""
    quality: str = ""
    tags: str = ""  # separated by |
    modifiers: str = ""  # of a bout, separated by |
    state: str = ""  # "unreviewed" where no person decided
    model: str = ""
    confidence: str = ""


ZAMBA = Columns(file="filepath", species="label")
TIMELAPSE = Columns(
    file="File", folder="RelativePath", species="Species", count="Count", at="DateTime", behavior="Behavior",
    sex="Sex", life_stage="LifeStage", individual="Individual", notes="Comment", start_s="FirstSeenSeconds",
)  # fmt: skip
OWN = Columns(
    file="file", species="scientific_name", count="count", start_s="start_s", end_s="end_s",
    behavior="behavior", sex="sex", life_stage="life_stage", individual="individual", notes="notes",
    kind="kind", key="observation_id", animal="animal_id", who="labelled_by", when="labelled_at_utc",
    subject="subject", reacts="reacts_to_camera", quality="quality", tags="tags", modifiers="modifiers",
    state="state", model="model", confidence="confidence",
)  # fmt: skip
OWN_MARKS = frozenset(("observation_id", "animal_id", "kind", "file", "start_s", "end_s", "scientific_name"))
UNNAMED_MACHINE = "motion"

SYNONYMS: dict[str, tuple[str, ...]] = {
    "file": ("file", "filename", "file_name", "filepath", "file_path", "video", "image", "path", "media"),
    "folder": ("relativepath", "relative_path", "folder", "directory", "dir"),
    "species": ("species", "scientific_name", "scientificname", "label", "animal", "taxon", "common_name"),
    "count": ("count", "number", "n", "individuals", "num_animals"),
    "start_s": ("start_s", "start", "start (s)", "start_time", "begin", "from"),
    "end_s": ("end_s", "end", "stop", "stop (s)", "end_time", "to"),
    "at": ("datetime", "date_time", "datetimeoriginal", "timestamp"),
    "behavior": ("behavior", "behaviour", "action", "activity"),
    "sex": ("sex",),
    "life_stage": ("life_stage", "lifestage", "age"),
    "individual": ("individual", "individual_id", "individualid", "animal_id", "id"),
    "notes": ("notes", "note", "comment", "comments", "remarks"),
}  # fmt: skip


def guess(names: list[str]) -> Columns:
    """What the columns of a table seem to say."""
    known = {name.strip().casefold(): name for name in names}
    found = {
        field: next((known[word] for word in words if word in known), "") for field, words in SYNONYMS.items()
    }
    return Columns(**found)


def read(path: Path, columns: Columns, *, source: str = "csv") -> Found:
    """The rows of a table. UserError where a column is not there."""
    there = heading(path)
    missing = [name for name in msgspec.structs.astuple(columns) if name and name not in there]
    if missing:
        raise UserError(f"{path.name} has no column {missing[0]}. It has: {', '.join(there)[:300]}.")
    return Table(columns, source).read(read_rows(path))


def read_timelapse(path: Path, words: Mapping[str, str]) -> Found:
    """Timelapse's own table: a line is of the whole of its file."""
    there = heading(path)
    known = {field: name for field, name in msgspec.structs.asdict(TIMELAPSE).items() if name in there}
    columns = Columns(**{"file": "File", **known, "start_s": ""})
    return read(path, msgspec.structs.replace(columns, **words), source="timelapse")


def read_any(path: Path, words: Mapping[str, str]) -> Found:
    """Trapline's own table, or any other with what a person says of its columns."""
    names = heading(path)
    if not words and is_own(names):
        there = {field: name for field, name in msgspec.structs.asdict(OWN).items() if name in names}
        return read(path, Columns(**there))
    return read(path, columns_from(words, names))


def is_own(names: Collection[str]) -> bool:
    """Whether a table with these columns is Trapline's own, so that nothing has to be asked of it."""
    return set(names) >= OWN_MARKS


class Table:
    """One table."""

    def __init__(self, columns: Columns, source: str) -> None:
        self._columns = columns
        self._found = Found(source=source)
        self._seen: set[str] = set()

    def read(self, rows: Iterator[Cells]) -> Found:
        """Animals first, then the bouts that belong to them."""
        bouts: dict[str, list[FoundBout]] = {}
        animals: list[tuple[str, Cells]] = []
        for row in rows:
            path = self._path(row)
            if not path:
                self._found.refuse(
                    f"{self._get(row, 'file')[:80]!r} is no path below a folder: it is left out."
                )
            elif self._get(row, "kind") == "behavior":
                bouts.setdefault(self._get(row, "animal"), []).append(self._bout(row))
            else:
                animals.append((path, row))
        for path, row in animals:
            self._add(path, row, bouts.get(self._get(row, "key"), []))
        return self._found

    def _add(self, path: str, row: Cells, bouts: list[FoundBout]) -> None:
        if path not in self._seen:
            self._seen.add(path)
            at, _ = moment(self._get(row, "at"))
            self._found.videos.append(FoundVideo(key=path, path=path, recorded_at=at))
        name = " ".join(self._get(row, "species").replace("_", " ").split())
        subject = subject_of(name or self._get(row, "subject"))
        if not name and not self._get(row, "subject") and not self._get(row, "behavior"):
            return  # the file is listed, nothing is said of it
        self._found.animals.append(
            FoundAnimal(
                video=path,
                span=self._span(row),
                subject=subject,
                name=name if subject is Subject.ANIMAL and name.casefold() not in NAMELESS else "",
                count=count(self._get(row, "count") or 1),
                sex=_one_of(self._get(row, "sex"), ("female", "male")),
                life_stage=_one_of(self._get(row, "life_stage"), ("adult", "subadult", "juvenile")),
                individual=self._get(row, "individual"),
                notes=self._get(row, "notes"),
                tags=self._several(row, "tags"),
                quality=_one_of(self._get(row, "quality"), ("good", "fair", "poor")),
                reacts=self._get(row, "reacts").casefold() in YES,
                machine=self._machine(row),
                confidence=number(self._get(row, "confidence"), low=0, high=1),
                who=self._get(row, "who"),
                when=_utc(self._get(row, "when")),
                bouts=tuple(bouts) or self._listed(row),
                key=self._get(row, "key"),
            )
        )

    def _bout(self, row: Cells) -> FoundBout:
        return FoundBout(
            behavior=self._get(row, "behavior"),
            span=self._span(row) or Span(0.0, 0.0),
            modifiers=self._several(row, "modifiers"),
            notes=self._get(row, "notes"),
            machine=self._machine(row),
            confidence=number(self._get(row, "confidence"), low=0, high=1),
        )

    def _machine(self, row: Cells) -> str:
        """Whose word a row is where no person decided on it: the model's name; empty for a person's."""
        if self._get(row, "state") != ReviewState.UNREVIEWED:
            return ""
        return self._get(row, "model") or UNNAMED_MACHINE

    def _several(self, row: Cells, field: str) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(word for part in self._get(row, field).split("|") if (word := part.strip()))
        )

    def _listed(self, row: Cells) -> tuple[FoundBout, ...]:
        names = [name.strip() for name in self._get(row, "behavior").split("|")]
        span = self._span(row) or Span(0.0, 0.0)
        return tuple(FoundBout(behavior=name, span=span) for name in dict.fromkeys(names) if name)

    def _span(self, row: Cells) -> Span | None:
        """None where only the file is known: then it is the whole of it."""
        start_s = self._seconds(row, "start_s")
        end_s = self._seconds(row, "end_s")
        if start_s is None or end_s is None:
            return None
        return Span(start_s, max(start_s, end_s))

    def _seconds(self, row: Cells, field: str) -> float | None:
        text = self._get(row, field)
        if ":" not in text:
            return number(text, low=0, high=LONGEST_S)
        parts = [number(part, low=0, high=LONGEST_S) for part in text.split(":")]
        if len(parts) > 3 or any(part is None for part in parts):
            return None
        known = [part or 0.0 for part in parts]
        return sum(part * 60.0**place for place, part in enumerate(reversed(known)))

    def _path(self, row: Cells) -> str:
        folder, name = self._get(row, "folder"), self._get(row, "file")
        safe = safe_path(name)
        if not folder or not safe:
            return safe
        inside = safe_path(folder)
        return f"{inside}/{safe}" if inside else ""

    def _get(self, row: Cells, field: str) -> str:
        column = getattr(self._columns, field)
        value = row.get(column, "") if column else ""
        return value[1:] if value.startswith("'") and value[1:2] in "=+-@" else value


def subject_of(name: str) -> Subject:
    """What kind of thing a label names."""
    word = name.casefold()
    for words, subject in ((BLANK, Subject.BLANK), (PEOPLE, Subject.HUMAN), (VEHICLES, Subject.VEHICLE)):
        if word in words:
            return subject
    return Subject.UNCLASSIFIED if word == "unclassified" else Subject.ANIMAL


def columns_from(words: Mapping[str, str], names: list[str]) -> Columns:
    """A guess with what a person said put in its place. UserError for a field that there is not."""
    guessed = guess(names)
    fields = set(Columns.__struct_fields__)
    wrong = next((field for field in words if field not in fields), None)
    if wrong is not None:
        raise UserError(
            f"{wrong} is nothing that a column can say. Choose one of: {', '.join(sorted(SYNONYMS))}."
        )
    if not guessed.file and not words.get("file"):
        raise UserError("Say which column names the video file: --column file=NAME.")
    return msgspec.structs.replace(guessed, **words)


def _utc(value: str) -> datetime | None:
    time, _ = moment(value)
    return time.replace(tzinfo=UTC) if time else None


def _one_of(value: str, known: tuple[str, ...]) -> str:
    return value.lower() if value.lower() in known else ""
