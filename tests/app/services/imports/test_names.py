"""Names of others in the project's words."""

import time
from types import SimpleNamespace
from typing import Any

from app.services.imports.names import Names
from mvit_core.taxonomy import shipped_taxonomy


def test_a_column_of_notes_taken_for_species_is_taken_in_without_a_long_wait() -> None:
    rows: list[Any] = []
    names = Names(SimpleNamespace(add=rows.append), shipped_taxonomy(), [])  # type: ignore[arg-type]
    began_s = time.monotonic()
    keys = {names.taxon(f"seen {number}") for number in range(20_000)}
    assert time.monotonic() - began_s < 15
    assert len(keys) == len(rows) == 20_000
