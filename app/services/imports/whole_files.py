"""Which animal of a video a line of the whole file is about: Timelapse and zamba say no times."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from app.services.ecology.max_count import Sighting, max_n
from app.services.imports.names import Names
from app.services.imports.values import FoundAnimal, Refuse
from app.store.records import Observation, ReviewState, Subject
from mvit_core.types import Span


class VideoHere(msgspec.Struct, frozen=True):
    """What the project says of a video before an import."""

    animals: Sequence[Observation]
    behaviors: Collection[str]  # whoever does it
    lasts_s: float

    def called(self, subject: Subject, taxon: str | None) -> list[Observation]:
        """All that are called so; not who was rejected."""
        subjects = (subject, Subject.UNKNOWN) if subject is Subject.ANIMAL and taxon is None else (subject,)
        return [one for one in self.counting if one.subject in subjects and one.taxon == taxon]

    def was_called(self, subject: Subject, taxon: str | None) -> Observation | None:
        """Who a machine called so, until a person rejected or named them."""
        for one in self.animals:
            is_rejected = one.state is ReviewState.REJECTED and (one.subject, one.taxon) == (subject, taxon)
            if is_rejected or (one.is_by_eye and taxon is not None and one.found_taxon == taxon):
                return one
        return None

    @property
    def counting(self) -> list[Observation]:
        """The animals that nobody rejected."""
        return [one for one in self.animals if one.state is not ReviewState.REJECTED]


def timed(found: Sequence[FoundAnimal], video: VideoHere, names: Names, refuse: Refuse) -> list[FoundAnimal]:
    """The same animals, each line of a whole file at the time of the animal here that it is about.

    That is the one longest in view of those that it names; else the only one of the video that is left, where
    the line names an animal, nobody has reviewed it, or the line is a machine's. Where there is none, it is
    about the whole video. Behaviors of a line that are in the video already are taken off.
    """
    about = _about(found, video, names)
    return [
        one if one.span is not None else _at(one, about.get(place), video, names, refuse)
        for place, one in enumerate(found)
    ]


def _about(found: Sequence[FoundAnimal], video: VideoHere, names: Names) -> dict[int, Observation]:
    """By the place of each line its animal, where there is one."""
    lines = {place: one for place, one in enumerate(found) if one.span is None}
    groups = {place: video.called(one.subject, names.taxon_of(one)) for place, one in lines.items()}
    about = {
        place: max(group, key=lambda one: one.span.duration_s) for place, group in groups.items() if group
    }
    for place, line in lines.items():
        was = video.was_called(line.subject, names.taxon_of(line)) if line.machine else None
        if was is not None:
            about.setdefault(place, was)
    named = {one.id for group in groups.values() for one in group}
    left = [one for one in video.counting if one.id not in named and _is_animal(one.subject)]
    others = [place for place in lines if place not in about]
    if len(left) == len(others) == 1:
        (place,) = others
        renames = names.taxon_of(lines[place]) is not None
        if renames or left[0].state is ReviewState.UNREVIEWED or lines[place].machine:
            about[place] = left[0]
    return about


def _at(
    line: FoundAnimal, about: Observation | None, video: VideoHere, names: Names, refuse: Refuse
) -> FoundAnimal:
    if about is None:
        first_s = line.first_s if line.first_s is not None and line.first_s < video.lasts_s else 0.0
        return _in(line, Span(first_s, video.lasts_s))
    new = [one for one in line.bouts if names.behavior_called(one.behavior) not in video.behaviors]
    line = _in(msgspec.structs.replace(line, bouts=tuple(new)), about.span)
    group = video.called(about.subject, about.taxon)
    most = max_n(Sighting(one.span, one.count, one.individual) for one in group)
    ours: dict[str, Any] = {
        "own_id": about.id,
        "is_of_file": True,
    }  # a line tells of all of a kind, an observation of its own
    ours["of_several"] = len(group) > 1
    if most is not None and line.count == most.count:
        ours["count"] = about.count
    elif most is not None and line.count and line.count < most.count and len(group) > 1:
        refuse(
            f"{line.video} has {len(group)} of a kind here, so its lower count is not taken: change it here."
        )
        ours["count"] = None
    if line.individual == "|".join(dict.fromkeys(one.individual for one in group if one.individual)):
        ours["individual"] = about.individual
    notes = (" ".join(one.notes.split()) for one in video.counting if one.subject is not Subject.BLANK)
    is_of_many = len(video.counting) > 1 and about.is_touched and not about.is_by_eye
    if line.notes == "; ".join(filter(None, notes)) or is_of_many:
        ours["notes"] = about.notes
    sure = [one.confidence for one in group if one.confidence is not None and not one.is_by_eye]
    if sure and line.confidence == round(max(sure), 4):
        ours["confidence"] = about.confidence
    if line.first_s is not None and len(group) == 1 and line.first_s < about.span.end_s:
        ours["span"] = Span(line.first_s, about.span.end_s)
    return msgspec.structs.replace(line, **ours)


def _in(line: FoundAnimal, span: Span) -> FoundAnimal:
    bouts = tuple(msgspec.structs.replace(bout, span=span) for bout in line.bouts)
    return msgspec.structs.replace(line, span=span, bouts=bouts)


def _is_animal(subject: Subject) -> bool:
    return subject in (Subject.ANIMAL, Subject.UNCLASSIFIED)
