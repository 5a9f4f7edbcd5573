"""Rows that are a machine's word by what they say: here already, changed by somebody since, or new. Pure."""

from collections.abc import Mapping, Sequence

import msgspec

from app.services.imports.same_animals import Said, are_at_once, is_as_found, is_changed, is_renamed, matched
from app.services.imports.values import FoundAnimal
from app.store.records import Label, Observation, ObservationId, ReviewState, Verdict

BESIDE = ("count", "sex", "life_stage", "individual", "notes", "quality", "tags", "reacts")
"""What rows can say beside a machine's name."""


class Sorted(msgspec.Struct):
    """The rows of a video."""

    unknown: list[FoundAnimal] = []
    edited: list[FoundAnimal] = []  # as the word of who changed them
    spoken_of: list[tuple[ObservationId, FoundAnimal]] = []  # here; people said something of them
    num_known: int = 0
    num_changed: int = 0  # of what people said of here, where the file says something else


def sorted_out(
    rows: Sequence[FoundAnimal],
    told: Sequence[Said],
    here: Sequence[Observation],
    lasts_s: float,
    trail: Mapping[ObservationId, Sequence[Label]],
) -> Sorted:
    """What has to be done with each row; `told` is what it says, `trail` what was ever said here.

    Who changes a line in another program does not say so there: it is changed where it says otherwise but has
    the confidence of what is here. A row of another confidence is older than what is here.
    """
    found = Sorted()
    for row, said, one in zip(rows, told, _about(told, here, lasts_s), strict=True):
        if one is None:
            found.unknown.append(row)
        elif _is_edited(one, row, said):
            own = _kept_beside(row) if one.is_touched else row
            nobody = {"machine": "", "confidence": None, "rule": "", "who": "", "when": None}
            found.edited.append(msgspec.structs.replace(own, own_id=one.id, **nobody))
        else:
            new = _said_since(one, row, said, trail.get(one.id, ())) if one.is_touched else row
            is_changed_here = one.is_touched and is_said_beside(new)
            found.num_changed += is_changed_here
            found.num_known += not is_changed_here
            if one.state is ReviewState.UNREVIEWED and is_spoken_of(new):
                found.spoken_of.append((one.id, new))
    return found


def _is_edited(one: Observation, row: FoundAnimal, said: Said) -> bool:
    """Where people said something beside the name, here or in the file, a row that is called otherwise alone
    was edited.
    """
    if not is_as_found(one, row.confidence):
        return False
    if one.is_touched or (row.who and not row.rule):
        return one.state is ReviewState.UNREVIEWED and is_renamed(one, said.label)
    return is_changed(one, said)


def _kept_beside(row: FoundAnimal) -> FoundAnimal:
    """The row without what it says beside the name: what is here may have been said later."""
    nothing = dict.fromkeys(("sex", "life_stage", "individual", "notes", "quality", "rule"), "")
    return msgspec.structs.replace(row, count=None, tags=(), reacts=False, **nothing)


def _said_since(one: Observation, row: FoundAnimal, said: Said, trail: Sequence[Label]) -> FoundAnimal:
    """The row with what it says beside the name that nobody has ever said of it here: it was changed after it
    went out. The rest may be older than what is here.
    """
    bare = _kept_beside(row)
    is_open = one.state is ReviewState.UNREVIEWED and is_as_found(one, row.confidence)
    if not is_open or row.of_several:
        return bare
    stood = [Label(verdict=Verdict.NOTE, span=one.span), *trail, one]
    told = {name: getattr(said.label, name) for name in BESIDE if name != "count" or said.counts}
    new = {
        name: value
        for name, value in told.items()
        if value and all(_plain(getattr(each, name)) != _plain(value) for each in stood)
    }
    return msgspec.structs.replace(bare, who="", when=None, **new) if new else bare


def _plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _about(told: Sequence[Said], here: Sequence[Observation], lasts_s: float) -> list[Observation | None]:
    """The observation of each row: of its ID, else of its time and name, whoever gave it that here."""
    found = matched(told, here, lasts_s)
    return [
        one if one is None or one.id == said.own_id or _is_named(one, said) else None
        for one, said in zip(found, told, strict=True)
    ]


def _is_named(one: Observation, said: Said) -> bool:
    names = (one.taxon, one.found_taxon) if one.found_taxon else (one.taxon,)
    alike = one.subject is said.label.subject or one.found_taxon is not None
    return alike and said.label.taxon in names and are_at_once(one.span, said.label.span)


def is_spoken_of(animal: FoundAnimal) -> bool:
    """Whether people said something of a machine's animal: by a rule, beside its name, or of what it does."""
    said = bool(animal.rule) or is_said_beside(animal)
    return said or any(bout.by_person or bout.own_id is not None for bout in animal.bouts)


def is_said_beside(animal: FoundAnimal) -> bool:
    """Whether a row says of a machine's animal what people alone say; how many, say."""
    words = (animal.sex, animal.life_stage, animal.individual, animal.notes, animal.tags, animal.quality)
    return animal.says_beside and (any(words) or animal.reacts or (animal.count or 1) > 1)
