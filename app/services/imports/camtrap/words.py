"""Whose word a row of observations.csv is: a person's who looked at it, or a machine's. Pure."""

import re

from app.services.imports.camtrap.tags import Tags
from app.services.imports.reading import number
from app.services.imports.values import Cells

_OURS = re.compile(r"observation-(\d{1,18})")
UNKNOWN_MODEL = "unknown model"


def own_id(row: Cells) -> int | None:
    """Of the observation of a project of Trapline's that wrote the row."""
    numbered = _OURS.fullmatch(row.get("observationID", ""))
    return int(numbered[1]) if numbered else None


def machine_of(row: Cells, tags: Tags) -> str:
    """The machine whose word it is where no person looked at it; empty where one did."""
    if row.get("classificationMethod") == "machine":
        return row.get("classifiedBy") or UNKNOWN_MODEL
    return UNKNOWN_MODEL if _calls_a_rule_a_person(row, tags) else ""


def person_of(row: Cells, tags: Tags) -> str:
    """Who looked at it, set the rule that confirmed it unseen, or noted something beside a machine's name."""
    is_machine = row.get("classificationMethod") == "machine"
    return tags.rule_by or (tags.noted_by if is_machine else row.get("classifiedBy", ""))


def probability_of(row: Cells) -> float | None:
    """How sure who classified it was."""
    return number(row.get("classificationProbability"), low=0, high=1)


def confidence_of(row: Cells, tags: Tags) -> float | None:
    """The same, else how sure motion was."""
    told = probability_of(row)
    return tags.confidence if told is None else told


def cells_of(row: Cells, tags: Tags) -> Cells:
    """The row to be handed on as it came, but for whose word it is where that was told wrongly."""
    if not _calls_a_rule_a_person(row, tags):
        return row
    return {
        name: value
        for name, value in row.items()
        if not name.startswith("classif") and name != "observationTags"
    }


def _calls_a_rule_a_person(row: Cells, tags: Tags) -> bool:
    """As packages of versions before 0.1.0 did."""
    return bool(tags.rule) and row.get("classificationMethod") == "human"
