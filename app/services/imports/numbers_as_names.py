"""Names and notes that a spreadsheet took for numbers: the ear tag 0012 comes back as 12. Pure."""

import re
from collections.abc import Mapping

import msgspec

from app.services.imports.reading import number
from app.services.imports.values import FoundAnimal
from app.store.records import Observation, ObservationId

_WRITTEN_OUT = re.compile(r"[+-]?0\d")  # by hand: no spreadsheet leaves zeros there


def as_here(animal: FoundAnimal, here: Mapping[ObservationId, Observation]) -> FoundAnimal:
    """The row of an observation of this project with its name and notes as they are here, where a spreadsheet
    would write them as the row does.
    """
    one = here.get(ObservationId(animal.own_id or 0))
    if one is None:
        return animal
    ours = {name: getattr(one, name) for name in ("individual", "notes")}
    kept = {name: text for name, text in ours.items() if _is_rewritten(text, getattr(animal, name))}
    return msgspec.structs.replace(animal, **kept) if kept else animal


def _is_rewritten(ours: str, theirs: str) -> bool:
    if ours == theirs or _WRITTEN_OUT.match(theirs):
        return False
    value = number(ours)
    return value is not None and value == number(theirs)
