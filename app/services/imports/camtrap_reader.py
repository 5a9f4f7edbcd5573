"""Camtrap DP 1.0: deployments, media and observations of any program, and of Trapline itself.

Times become those of each deployment's own camera clock; its offset from UTC is kept beside them. A row of a
whole event that no row of its media tells becomes an observation of the event's first media file.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from app.services.exports.camtrap_deployments import UNKNOWN_PLACE, read_fields
from app.services.imports.camtrap_tags import Tags, read_tags
from app.services.imports.camtrap_words import (
    cells_of,
    confidence_of,
    machine_of,
    own_id,
    person_of,
    probability_of,
)
from app.services.imports.odd_values import OddValues
from app.services.imports.reading import (
    MOST_ANIMALS,
    box,
    instant,
    moment,
    number,
    rows_with,
    safe_path,
    whole,
)
from app.services.imports.values import Cells, Found, FoundAnimal, FoundBout, FoundDeployment, FoundVideo
from app.store.records import Subject
from mvit_core.types import Box, Span, TrackPoint

NEEDED = {  # the first is the ID
    "deployments": ("deploymentID",),
    "media": ("mediaID", "deploymentID", "timestamp"),
    "observations": ("observationID", "deploymentID", "observationType"),
}
SEXES, STAGES = ("female", "male"), ("adult", "subadult", "juvenile")
SUBJECTS = {str(each): each for each in Subject}


class Reader:
    """One package."""

    def __init__(self, places: Mapping[str, Path], source: str, *, is_ours: bool) -> None:
        self._places = places
        self._is_ours = is_ours
        self._found = Found(source=source)
        self._offsets: dict[str, int] = {}  # of deployments
        self._media: dict[str, tuple[str, datetime]] = {}  # deployment and time of each media file
        self._by_event: dict[str, list[str]] = {}  # the media of each event
        self._blanks: dict[str, Cells] = {}  # by media file: the machine's word that nothing is there
        self._num_without_media = 0
        self._odd = OddValues()

    def read(self) -> Found:
        """Everything."""
        for row in self._rows("deployments"):
            self._read_deployment(row)
        for row in self._rows("media"):
            self._read_media(row)
        self._read_observations(list(self._rows("observations")))
        self._odd.tell(self._found.refuse)
        self._found.videos = [self._perhaps_blank(video) for video in self._found.videos]
        if self._num_without_media == 1:
            self._found.refuse("One observation is of no media file: kept for export, not shown.")
        elif self._num_without_media:
            self._found.refuse(
                f"{self._num_without_media} observations are of no media file: kept for export, not shown."
            )
        return self._found

    def _rows(self, name: str) -> Iterator[Cells]:
        """Of a table, each ID once. UserError where a column is missing that nothing can be done without."""
        key, seen = NEEDED[name][0], set()
        for row in rows_with(self._places[name], NEEDED[name], f"table of {name} of Camtrap DP 1.0"):
            id_ = row.get(key, "")
            if id_ and id_ in seen:
                self._found.refuse(f"{name}.csv has {key} {id_[:80]!r} twice: the second is left out.")
                continue
            seen.add(id_)
            yield row

    def _read_deployment(self, row: Cells) -> None:
        key = row.get("deploymentID", "")
        if not key:
            self._found.refuse("A deployment without an ID is left out.")
            return
        for name in ("deploymentStart", "deploymentEnd"):
            self._odd.note(name, row.get(name, ""), moment(row.get(name, ""))[0])
        for name, high in (("latitude", 90), ("longitude", 180)):
            self._odd.note(name, row.get(name, ""), number(row.get(name), low=-high, high=high))
        start, offset = moment(row.get("deploymentStart", ""))
        end = self._local(row.get("deploymentEnd", ""), offset)
        if offset is not None:
            self._offsets[key] = offset
        known = UNKNOWN_PLACE not in row.get("deploymentTags", "")
        latitude, longitude = (
            number(row.get("latitude"), low=-90, high=90),
            number(row.get("longitude"), low=-180, high=180),
        )
        fields = read_fields(row, lambda why: self._found.refuse(f"Deployment {key}: {why}."))
        self._found.deployments.append(
            FoundDeployment(
                key=key,
                name=row.get("locationName") or key,
                site=row.get("locationName") or row.get("locationID") or key,
                latitude=latitude if known else None,
                longitude=longitude if known else None,
                uncertainty_m=number(row.get("coordinateUncertainty"), low=0, high=2.0037508e7)
                if known
                else None,
                start=start,
                end=end,
                utc_offset_min=offset,
                fields=fields,
                cells=row,
            )
        )

    def _read_media(self, row: Cells) -> None:
        key, deployment = row.get("mediaID", ""), row.get("deploymentID", "")
        at = self._local(row.get("timestamp", ""), self._offsets.get(deployment))
        if not key or at is None:
            self._found.refuse(
                f"The media file {row.get('filePath') or key or '?'} has no ID or no time: it is left out."
            )
            return
        self._media[key] = deployment, at
        address = row.get("filePath", "")
        path = safe_path(as_named(address))
        if not path and "://" not in address:
            self._found.refuse(
                f"The media file {address[:80]!r} lies outside of the package: only its name is taken."
            )
        self._found.videos.append(
            FoundVideo(
                key=key,
                path=path or _own_name(row, key),
                deployment=deployment,
                recorded_at=at,
                may_be_absent=True,
                cells=row,
            )
        )

    def _read_observations(self, rows: Sequence[Cells]) -> None:
        told: set[tuple[str, str]] = set()
        for row in rows:
            if row.get("observationLevel") != "event" and row.get("mediaID") and row.get("eventID"):
                self._by_event.setdefault(row["eventID"], []).append(row["mediaID"])
                told.add((row["eventID"], row.get("scientificName", "")))
        bouts: dict[str, list[FoundBout]] = {}
        animals: list[Cells] = []
        for row in rows:
            tags = read_tags(row.get("observationTags", ""))
            if tags.bout_of:
                self._add_bout(row, tags, bouts)
            elif (
                row.get("observationLevel") == "event"
                and (row.get("eventID", ""), row.get("scientificName", "")) in told
            ):
                self._found.events.setdefault(row.get("deploymentID", ""), []).append(row)
            else:
                animals.append(row)
        for row in animals:
            self._add_animal(row, bouts.get(row.get("observationID", ""), []))

    def _add_animal(self, row: Cells, bouts: list[FoundBout]) -> None:
        media = row.get("mediaID") or self._first_of_event(row)
        if media not in self._media:
            self._found.events.setdefault(row.get("deploymentID", ""), []).append(row)
            self._num_without_media += 1
            return
        if row.get("observationType") == "blank" and row.get("classificationMethod") == "machine":
            self._blanks[media] = row
            return
        tags = read_tags(row.get("observationTags", ""))
        span = self._span(row, media, tags)
        if span is None:
            self._found.refuse(f"Observation {row.get('observationID')} has no time: it is left out.")
            return
        self._found.animals.append(self._animal(row, media, span, tags, bouts))

    def _animal(
        self, row: Cells, media: str, span: Span, tags: Tags, bouts: Sequence[FoundBout]
    ) -> FoundAnimal:
        where = _box(row)
        self._note_odd(row, probability_of(row), where)
        at_s = span.start_s if tags.box_s is None else tags.box_s
        return FoundAnimal(
            video=media,
            span=span,
            subject=SUBJECTS.get(row.get("observationType", ""), Subject.UNKNOWN),
            name=row.get("scientificName", ""),
            count=whole(row.get("count"), low=1, high=MOST_ANIMALS),
            sex=_one_of(row.get("sex", ""), SEXES),
            life_stage=_one_of(row.get("lifeStage", ""), STAGES),
            individual=row.get("individualID", ""),
            notes=row.get("observationComments", ""),
            tags=tags.others,
            quality=tags.quality,
            rule=tags.rule,
            reacts=tags.reacts,
            boxes=(TrackPoint(at_s, 0, where),) if where else (),
            bouts=tuple(bouts) if bouts else _bouts_of(row, span),
            machine=machine_of(row, tags),
            confidence=confidence_of(row, tags),
            who=person_of(row, tags),
            when=tags.rule_at or instant(row.get("classificationTimestamp", "")),
            key=row.get("observationID", ""),
            own_id=own_id(row) if self._is_ours else None,
            cells=cells_of(row, tags),
        )

    def _note_odd(self, row: Cells, confidence: float | None, where: Box | None) -> None:
        told = {name: row.get(name, "") for name in ("count", "sex", "lifeStage", "observationType")}
        self._odd.note("count", told["count"], whole(told["count"], low=1, high=MOST_ANIMALS))
        self._odd.note("sex", told["sex"], told["sex"] in SEXES or None)
        self._odd.note("lifeStage", told["lifeStage"], told["lifeStage"] in STAGES or None)
        self._odd.note("observationType", told["observationType"], SUBJECTS.get(told["observationType"]))
        self._odd.note("classificationProbability", row.get("classificationProbability", ""), confidence)
        self._odd.note("bboxX", row.get("bboxX", ""), where)

    def _add_bout(self, row: Cells, tags: Tags, bouts: dict[str, list[FoundBout]]) -> None:
        span = self._span(row, row.get("mediaID", ""), tags)
        if span is not None and row.get("behavior"):
            bout = FoundBout(
                behavior=row["behavior"],
                span=span,
                modifiers=tags.modifiers,
                notes=row.get("observationComments", ""),
                machine=machine_of(row, tags),
                confidence=confidence_of(row, tags),
                by_person=row.get("classificationMethod") == "human",
                who=person_of(row, tags),
                when=instant(row.get("classificationTimestamp", "")),
                key=row.get("observationID", ""),
                own_id=own_id(row) if self._is_ours else None,
                cells=row,
            )
            bouts.setdefault(tags.bout_of, []).append(bout)

    def _span(self, row: Cells, media: str, tags: Tags) -> Span | None:
        """Within the media file; exact to the millisecond where nobody changed what Trapline wrote."""
        deployment, at = self._media.get(media, ("", None))
        if at is None:
            return tags.span
        offset = self._offsets.get(deployment)
        start = self._local(row.get("eventStart", ""), offset)
        end = self._local(row.get("eventEnd", ""), offset)
        if start is None:
            return tags.span
        start_s, end_s = (start - at).total_seconds(), ((end or start) - at).total_seconds()
        if tags.span is not None and start_s < 0:
            return tags.span
        if tags.span is not None:
            start_s = tags.span.start_s if 0 <= tags.span.start_s - start_s < 1 else start_s
            end_s = tags.span.end_s if end is None or 0 <= end_s - tags.span.end_s < 1 else end_s
        return Span(max(0.0, start_s), max(0.0, start_s, end_s))

    def _perhaps_blank(self, video: FoundVideo) -> FoundVideo:
        """With the machine's word that nothing is there; it is about the whole of the video."""
        row = self._blanks.get(video.key)
        if row is None:
            return video
        span = self._span(row, video.key, Tags())
        lasts_s = span.end_s if span and span.end_s > 0 else None
        return msgspec.structs.replace(video, is_blank=True, blank_cells=row, duration_s=lasts_s)

    def _first_of_event(self, row: Cells) -> str:
        """The first media file of an event: by its ID, else by its time in its deployment."""
        named = [
            key
            for key in self._by_event.get(row.get("eventID", ""), ())
            if key in self._media and row.get("eventID")
        ]
        offset = self._offsets.get(row.get("deploymentID", ""))
        start, end = (
            self._local(row.get("eventStart", ""), offset),
            self._local(row.get("eventEnd", ""), offset),
        )
        if not named and start is not None:
            last = end or start
            named = [
                key
                for key, (deployment, at) in self._media.items()
                if deployment == row.get("deploymentID") and start <= at <= last
            ]
        return min(named, key=lambda key: self._media[key][1], default="")

    def _local(self, text: str, offset_min: int | None) -> datetime | None:
        """By the deployment's clock, whatever offset the row was written with."""
        at, own = moment(text)
        if at is None or own is None or offset_min is None:
            return at
        try:
            return at + timedelta(minutes=offset_min - own)
        except OverflowError:
            return None


def as_named(path: str) -> str:
    """A path with the dots and the first sign that the standard forbids: Trapline writes them as codes."""
    for sign in ".~":
        code = f"%{ord(sign):02X}"
        path = f"{sign}{path.removeprefix(code)}" if path.startswith(code) else path
    return path.replace("%2E%2E", "..")


def _own_name(row: Cells, key: str) -> str:
    """A path of its own for a file that lies elsewhere: it cannot be opened, but it has to be told apart."""
    name = safe_path(row.get("fileName", "")) or safe_path(key) or "media"
    return f"{safe_path(key) or 'media'}_{name.rsplit('/', 1)[-1]}"


def _box(row: Cells) -> Box | None:
    return box([row.get(name) for name in ("bboxX", "bboxY", "bboxWidth", "bboxHeight")])


def _bouts_of(row: Cells, span: Span) -> tuple[FoundBout, ...]:
    """Behaviors that a row lists, each as long as the animal is in view."""
    names = [name.strip() for name in row.get("behavior", "").split("|")]
    return tuple(FoundBout(behavior=name, span=span) for name in dict.fromkeys(names) if name)


def _one_of(value: str, known: Sequence[str]) -> str:
    return value if value in known else ""
