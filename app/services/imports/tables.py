"""Tables of labels: zamba's, Timelapse's, Trapline's own, and any other by a map of its columns."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from app.services.exports.camtrap.tables import MOTION
from app.services.exports.cells import plain, truth
from app.services.imports.columns import (
    OWN,
    TIMELAPSE,
    ZAMBA,
    Columns,
    check_fields,
    check_told_apart,
    columns_from,
    guess,
    guess_with_rows,
    is_own,
)
from app.services.imports.dates import Dates
from app.services.imports.odd_values import OddValues
from app.services.imports.reading import (
    LONGEST_S,
    MOST_ANIMALS,
    heading,
    is_absolute,
    number,
    read_rows,
    told_path,
    whole,
)
from app.services.imports.unsaid import without_unsaid
from app.services.imports.values import Cells, Found, FoundAnimal, FoundBout, FoundVideo
from app.store.records import ReviewState, Subject
from mvit_core.errors import UserError
from mvit_core.types import Span

T = TypeVar("T")

MOST_IDS = 2**53
BLANK = ("blank", "empty", "nothing", "none", "no animal", "false trigger")
PEOPLE = ("human", "humans", "person", "people", "homo_sapiens", "homo sapiens")
VEHICLES = ("vehicle", "vehicles", "car")
UNNAMED_MACHINE = "motion"
SEXES = {**dict.fromkeys(("female", "f", "fem"), "female"), **dict.fromkeys(("male", "m"), "male")}
STAGES = {
    **dict.fromkeys(("adult", "ad"), "adult"),
    **dict.fromkeys(("subadult", "sub-adult", "subad"), "subadult"),
    **dict.fromkeys(("juvenile", "juv", "young"), "juvenile"),
}
QUALITIES = {name: name for name in ("good", "fair", "poor")}
NAMELESS = ("animal", "unidentified", "unclassified", "unknown", "animal?")


def read(path: Path, columns: Columns, *, source: str = "csv") -> Found:
    """The rows of a table. UserError where a column is not there."""
    there = heading(path)
    missing = [name for name in msgspec.structs.astuple(columns) if name and name not in there]
    if missing:
        raise UserError(f"{path.name} has no column {missing[0]}. It has: {', '.join(there)[:300]}.")
    used = {name for name in msgspec.structs.astuple(columns) if name}
    return Table(columns, source).read(list(read_rows(path, used=used)))


def read_zamba(path: Path) -> Found:
    """zamba's labels: a line is of the whole of its file."""
    columns = ZAMBA if ZAMBA.reviewed in heading(path) else msgspec.structs.replace(ZAMBA, reviewed="")
    return read(path, columns, source="zamba")


def read_timelapse(path: Path, words: Mapping[str, str]) -> Found:
    """Timelapse's own table: a line is of the whole of its file. Its template's columns have any names."""
    check_fields(words)
    there = heading(path)
    guessed = guess(there)
    known = {
        field: name if name in there else getattr(guessed, field)
        for field, name in msgspec.structs.asdict(TIMELAPSE).items()
        if name
    }
    columns = msgspec.structs.replace(Columns(**{**known, "file": "File"}), **words)
    written_so = {field for field, name in msgspec.structs.asdict(TIMELAPSE).items() if name in there}
    check_told_apart(columns, written_so | set(words), there)
    return read(path, columns, source="timelapse")


def read_any(path: Path, words: Mapping[str, str]) -> Found:
    """Trapline's own table, or any other with what a person says of its columns."""
    names = heading(path)
    if not any(names):
        raise UserError(f"{path.name} is empty: a table with a heading is needed.")
    if not words and is_own(names):
        there = {field: name for field, name in msgspec.structs.asdict(OWN).items() if name in names}
        return read(path, Columns(**there))
    columns = columns_from(words, guess_of(path), names)
    check_told_apart(columns, words.keys(), names)
    return read(path, columns)


def guess_of(path: Path) -> Columns:
    """What the columns of a table seem to say. UserError where it cannot be read."""
    return guess_with_rows(heading(path), read_rows(path, used=()))


class Table:
    """One table."""

    def __init__(self, columns: Columns, source: str) -> None:
        self._columns = columns
        self._found = Found(source=source)
        self._seen: set[str] = set()
        self._keys: set[str] = set()
        self._odd = OddValues()
        self._at, self._when = Dates(()), Dates(())

    def read(self, rows: Sequence[Cells]) -> Found:
        """Animals first, then the bouts that belong to them."""
        rows = without_unsaid(rows, self._columns, lambda column, text: self._odd.note(column, text, None))
        self._at = Dates(self._get(row, "at") for row in rows)
        self._when = Dates(map(self._when_said, rows))
        bouts: dict[str, list[FoundBout]] = {}
        animals: list[tuple[str, Cells]] = []
        for row in rows:
            path = self._path(row)
            if not path:
                self._found.refuse(
                    f"{self._get(row, 'file')[:80]!r} is no path below a folder: it is left out."
                )
            elif self._is_second(row):
                key = self._get(row, "key")[:80]
                self._found.refuse(f"The observation {key!r} stands there twice: the second is left out.")
            elif self._get(row, "kind") == "behavior":
                bouts.setdefault(self._get(row, "animal"), []).append(self._bout(row))
            else:
                animals.append((path, row))
        for path, row in animals:
            self._add(path, row, bouts.get(self._get(row, "key"), []))
        self._odd.tell(self._found.refuse)
        self._at.tell(self._columns.at, self._found.refuse)
        self._when.tell(self._columns.when, self._found.refuse)
        return self._found

    def _is_second(self, row: Cells) -> bool:
        key = self._get(row, "key")
        known = bool(key) and key in self._keys
        self._keys.add(key)
        return known

    def _add(self, path: str, row: Cells, bouts: list[FoundBout]) -> None:
        if path not in self._seen:
            self._seen.add(path)
            self._found.videos.append(FoundVideo(key=path, path=path, recorded_at=self._taken_at(row)))
        name = " ".join(self._get(row, "species").replace("_", " ").split())
        told = self._get(row, "subject")
        subject = Subject.UNKNOWN if told == Subject.UNKNOWN and not name else subject_of(name or told)
        if not name and not self._get(row, "subject") and not self._get(row, "behavior"):
            return  # the file is listed, nothing is said of it
        span = self._span(row)
        self._found.animals.append(
            FoundAnimal(
                video=path,
                span=span,
                subject=subject,
                name=name if subject is Subject.ANIMAL and name.casefold() not in NAMELESS else "",
                group=self._get(row, "group"),
                count=self._understood(row, "count", _count),
                sex=self._understood(row, "sex", _one_of(SEXES)) or "",
                life_stage=self._understood(row, "life_stage", _one_of(STAGES)) or "",
                individual=self._get(row, "individual"),
                notes=self._get(row, "notes"),
                tags=self._several(row, "tags"),
                quality=self._understood(row, "quality", _one_of(QUALITIES)) or "",
                reacts=truth(self._get(row, "reacts")) is True,
                machine=self._machine(row),
                confidence=self._understood(row, "confidence", _share),
                rule=self._get(row, "rule"),
                who=self._get(row, "who") or self._get(row, "noted_by"),
                when=self._utc(row),
                bouts=tuple(bouts) or self._listed(row, span),
                key=self._get(row, "key"),
                own_id=self._own_id(row),
                says_beside=self._found.source == "timelapse" or self._own_id(row) is not None,
                first_s=self._understood(row, "first_s", seconds),
            )
        )

    def _taken_at(self, row: Cells) -> datetime | None:
        text = self._get(row, "at")
        if self._at.is_unclear(text):
            return None
        at, _ = self._at.read(text)
        self._odd.note_time(self._columns.at, text, at, beyond=self._at.is_beyond(text))
        return at

    def _bout(self, row: Cells) -> FoundBout:
        span = self._span(row)
        return FoundBout(
            behavior=self._get(row, "behavior"),
            span=span or Span(0.0, 0.0),
            is_timed=span is not None,
            modifiers=self._several(row, "modifiers"),
            notes=self._get(row, "notes"),
            machine=self._machine(row),
            confidence=self._understood(row, "confidence", _share),
            by_person=bool(self._get(row, "state")) and not self._machine(row),
            who=self._get(row, "who"),
            when=self._utc(row),
            own_id=self._own_id(row),
        )

    def _own_id(self, row: Cells) -> int | None:
        return whole(self._get(row, "key"), low=1, high=MOST_IDS) if self._columns.key == OWN.key else None

    def _machine(self, row: Cells) -> str:
        """Whose word a row is where no person looked at it: the model's name; empty for a person's."""
        unseen = self._get(row, "state") == ReviewState.UNREVIEWED or bool(self._get(row, "rule"))
        if unseen or truth(self._get(row, "reviewed")) is False:
            is_bare = self._get(row, "subject") == Subject.UNCLASSIFIED and not self._get(row, "species")
            return self._get(row, "model") or (MOTION if is_bare else UNNAMED_MACHINE)
        return ""

    def _utc(self, row: Cells) -> datetime | None:
        time, _ = self._when.read(self._when_said(row))
        return time.replace(tzinfo=UTC) if time else None

    def _when_said(self, row: Cells) -> str:
        return self._get(row, "when") or self._get(row, "noted_at")

    def _several(self, row: Cells, field: str) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(word for part in self._get(row, field).split("|") if (word := part.strip()))
        )

    def _listed(self, row: Cells, span: Span | None) -> tuple[FoundBout, ...]:
        names = [name.strip() for name in self._get(row, "behavior").split("|")]
        whole = span or Span(0.0, 0.0)
        return tuple(FoundBout(behavior=name, span=whole) for name in dict.fromkeys(names) if name)

    def _span(self, row: Cells) -> Span | None:
        """None where only the file is known: then it is the whole of it."""
        start_s = self._understood(row, "start_s", seconds)
        end_s = self._understood(row, "end_s", seconds)
        if start_s is None or end_s is None:
            return None
        if end_s < start_s:
            self._odd.note(self._columns.end_s, self._get(row, "end_s"), None)
            return None
        return Span(start_s, end_s)

    def _understood(self, row: Cells, field: str, read: Callable[[str], T | None]) -> T | None:
        """What a cell means; what nobody understands is noted, and taken for unsaid."""
        text = self._get(row, field)
        value = read(text)
        self._odd.note(getattr(self._columns, field), text, value)
        return value

    def _path(self, row: Cells) -> str:
        folder, name = self._get(row, "folder").replace("\\", "/"), self._get(row, "file")
        if not folder or not name or is_absolute(name.replace("\\", "/")):
            return told_path(name)
        return told_path(f"{folder.rstrip('/')}/{name}")

    def _get(self, row: Cells, field: str) -> str:
        column = getattr(self._columns, field)
        return plain(row.get(column, "")) if column else ""


def subject_of(name: str) -> Subject:
    """What kind of thing a label names."""
    word = name.casefold()
    for words, subject in ((BLANK, Subject.BLANK), (PEOPLE, Subject.HUMAN), (VEHICLES, Subject.VEHICLE)):
        if word in words:
            return subject
    return Subject.UNCLASSIFIED if word == "unclassified" else Subject.ANIMAL


def seconds(text: str) -> float | None:
    """12.5, 0:12.5 or 1:00:12.5."""
    parts = [number(part, low=0, high=LONGEST_S) for part in text.split(":")]
    known = [part for part in parts if part is not None]
    if len(parts) > 3 or len(known) < len(parts):
        return None
    return sum(part * 60.0**place for place, part in enumerate(reversed(known)))


def _one_of(words: Mapping[str, str]) -> Callable[[str], str | None]:
    return lambda text: words.get(text.casefold())


def _count(text: str) -> int | None:
    return whole(text, low=1, high=MOST_ANIMALS)


def _share(text: str) -> float | None:
    return number(text, low=0, high=1)
