"""Whether scans of a project may read fast, at the price of animals that are missed: the person's choice."""

from app.services.projects import Project
from app.store.schema import SettingRow

FAST = "reads_fast"  # the setting's key


def reads_fast(project: Project) -> bool:
    """What the project remembers; nobody having said anything, it reads closely."""
    with project.reading() as session:
        row = session.get(SettingRow, FAST)
    return row is not None and row.value is True


def read_fast(project: Project, wish: bool) -> bool:
    """From the next scan on; returns the former wish."""
    before = reads_fast(project)
    with project.writing() as session:
        session.merge(SettingRow(key=FAST, value=wish))
    return before
