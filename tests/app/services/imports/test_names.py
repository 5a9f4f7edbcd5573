"""Names of others in the project's words."""

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.services.imports import import_file
from app.services.imports.names import Names
from app.services.projects import Project
from mvit_core.taxonomy import shipped_taxonomy
from tests.import_files import HERE, cards, written


def test_a_column_of_notes_taken_for_species_is_taken_in_without_a_long_wait() -> None:
    rows: list[Any] = []
    names = Names(SimpleNamespace(add=rows.append), shipped_taxonomy(), [], str)  # type: ignore[arg-type]
    began_s = time.monotonic()
    keys = {names.taxon(f"seen {number}") for number in range(20_000)}
    assert time.monotonic() - began_s < 15
    assert len(keys) == len(rows) == 20_000


@pytest.mark.parametrize("column", ["species", "behavior", "individual"])
def test_a_name_longer_than_the_project_keeps_is_cut_and_that_is_said(
    empty: Project, tmp_path: Path, column: str
) -> None:
    cards(empty, tmp_path)
    row = {"species": "fox", column: "a very long name " * 20}
    table = written(tmp_path / "cards/t.csv", f"file,{','.join(row)}\n{HERE},{','.join(row.values())}\n")
    report = import_file(empty, table, who="ana")
    (said,) = (one for one in report.left_out if "longer" in one)
    assert said == f"Names longer than 200 signs: the rest is left out (1: {row[column][:60]}…)."
