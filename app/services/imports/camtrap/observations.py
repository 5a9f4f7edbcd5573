"""Observations of a package of Camtrap DP: animals, their bouts, and what is of whole events."""

from collections.abc import Sequence

import msgspec

from app.services.imports.camtrap.places import Places
from app.services.imports.camtrap.tags import Tags, read_tags
from app.services.imports.camtrap.words import (
    cells_of,
    confidence_of,
    machine_of,
    own_id,
    person_of,
    probability_of,
)
from app.services.imports.odd_values import OddValues
from app.services.imports.reading import MOST_ANIMALS, box, instant, whole
from app.services.imports.values import Cells, Found, FoundAnimal, FoundBout, FoundVideo
from app.store.records import Subject
from mvit_core.types import Box, Span, TrackPoint

SEXES, STAGES = ("female", "male"), ("adult", "subadult", "juvenile")
SUBJECTS = {str(each): each for each in Subject}


class Observations:
    """The rows of one package, put into what was found."""

    def __init__(self, places: Places, found: Found, odd: OddValues, *, is_ours: bool) -> None:
        self._places = places
        self._found = found
        self._odd = odd
        self._is_ours = is_ours
        self._by_event: dict[str, list[str]] = {}  # the media of each event
        self._blanks: dict[str, Cells] = {}  # by media file: the machine's word that nothing is there
        self._num_without_media = 0

    def read(self, rows: Sequence[Cells]) -> None:
        """All of them, after the media that they are of."""
        self._sort(rows)
        self._found.videos = [self._perhaps_blank(video) for video in self._found.videos]
        if self._num_without_media == 1:
            self._found.refuse("One observation is of no media file: kept for export, not shown.")
        elif self._num_without_media:
            self._found.refuse(
                f"{self._num_without_media} observations are of no media file: kept for export, not shown."
            )

    def _sort(self, rows: Sequence[Cells]) -> None:
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
        if media not in self._places:
            self._found.events.setdefault(row.get("deploymentID", ""), []).append(row)
            self._num_without_media += 1
            return
        if row.get("observationType") == "blank" and row.get("classificationMethod") == "machine":
            self._blanks[media] = row
            return
        tags = read_tags(row.get("observationTags", ""))
        span = self._places.span(row, media, tags)
        if span is None:
            self._found.refuse(f"Observation {row.get('observationID')} has no time: it is left out.")
            return
        self._found.animals.append(self._animal(row, media, span, tags, bouts))

    def _first_of_event(self, row: Cells) -> str:
        event = row.get("eventID", "")
        return self._places.first_of_event(row, self._by_event.get(event, ()) if event else ())

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
            group=tags.group,
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
            when=tags.rule_at or tags.noted_at or instant(row.get("classificationTimestamp", "")),
            key=row.get("observationID", ""),
            own_id=own_id(row) if self._is_ours else None,
            says_beside=self._is_ours and own_id(row) is not None,
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
        span = self._places.span(row, row.get("mediaID", ""), tags)
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

    def _perhaps_blank(self, video: FoundVideo) -> FoundVideo:
        """With the machine's word that nothing is there; it is about the whole of the video."""
        row = self._blanks.get(video.key)
        if row is None:
            return video
        span = self._places.span(row, video.key, Tags())
        lasts_s = span.end_s if span and span.end_s > 0 else None
        return msgspec.structs.replace(video, is_blank=True, blank_cells=row, duration_s=lasts_s)


def _box(row: Cells) -> Box | None:
    return box([row.get(name) for name in ("bboxX", "bboxY", "bboxWidth", "bboxHeight")])


def _bouts_of(row: Cells, span: Span) -> tuple[FoundBout, ...]:
    """Behaviors that a row lists, each as long as the animal is in view."""
    names = [name.strip() for name in row.get("behavior", "").split("|")]
    return tuple(FoundBout(behavior=name, span=span) for name in dict.fromkeys(names) if name)


def _one_of(value: str, known: Sequence[str]) -> str:
    return value if value in known else ""
