"""What a project holds, asked from outside while another process writes it."""

import sqlite3
from contextlib import closing
from pathlib import Path


def num_results(project: Path) -> int:
    """How many videos have been scanned; 0 where the project is still being made."""
    if not project.exists():
        return 0
    with closing(sqlite3.connect(f"{project.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM scan_results").fetchone()[0])
        except sqlite3.OperationalError:  # its tables are being made
            return 0
