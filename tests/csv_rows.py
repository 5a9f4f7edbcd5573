"""Tables of text as tests read them."""

import csv
from pathlib import Path


def rows_in(file: Path) -> list[dict[str, str]]:
    """The lines of a CSV file by the names of its columns."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
