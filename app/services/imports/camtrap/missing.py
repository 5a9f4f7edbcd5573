"""What a package says stands for nothing in its tables: `missingValues` of Frictionless' table schemas."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from app.services.imports.reading import read_json, safe_path
from app.services.imports.values import Cells
from mvit_core.errors import UserError


class Missing(msgspec.Struct, frozen=True):
    """Words that stand for nothing: in the columns that have their own these alone, else those of all."""

    everywhere: frozenset[str] = frozenset()
    by_column: Mapping[str, frozenset[str]] = {}

    def without(self, row: Cells) -> Cells:
        """The row with such cells empty."""
        emptied = {
            name: "" for name, text in row.items() if text in self.by_column.get(name, self.everywhere)
        }
        return row | emptied if emptied else row


def missing_of(resource: Mapping[str, Any], folder: Path) -> Missing:
    """As the schema of one resource has it, written there or a file of the package; nothing is downloaded."""
    schema = resource.get("schema")
    if isinstance(schema, str):
        schema = _beside(schema, folder)
    if not isinstance(schema, Mapping):
        return Missing()
    fields = schema.get("fields")
    own = {
        str(field.get("name")): _words(field["missingValues"])
        for field in (fields if isinstance(fields, list) else [])
        if isinstance(field, Mapping) and "missingValues" in field
    }
    return Missing(_words(schema.get("missingValues")), own)


def _beside(path: str, folder: Path) -> object:
    relative = safe_path(path)
    if not relative or not (folder / relative).resolve().is_relative_to(folder.resolve()):
        return None
    try:
        return read_json(folder / relative)
    except UserError:  # its tables may do without
        return None


def _words(told: object) -> frozenset[str]:
    """Of words, or of objects with a `value` beside what it means."""
    several: Iterable[object] = told if isinstance(told, list) else ()
    values = (each.get("value") if isinstance(each, Mapping) else each for each in several)
    return frozenset(str(value).strip() for value in values if isinstance(value, str | int | float))
