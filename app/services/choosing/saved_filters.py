"""Filters that people of a project gave a name."""

from app.services.choosing.filters import Filter, from_json, to_json
from app.services.projects import Project
from app.store.kept_filters import FILTERS
from app.store.schema import SettingRow
from mvit_core.errors import UserError


def saved_filters(project: Project) -> dict[str, Filter]:
    """By name, in the order in which they were saved."""
    with project.reading() as session:
        row = session.get(SettingRow, FILTERS)
    return {name: from_json(value) for name, value in (row.value if row else [])}


def save_filter(project: Project, name: str, wanted: Filter) -> None:
    """Keep a filter; one of the same name is replaced. UserError without a name."""
    name = " ".join(name.split())
    if not name:
        raise UserError("A filter needs a name to be found by.")
    _write(project, {**saved_filters(project), name: wanted})


def forget_filter(project: Project, name: str) -> None:
    """Keep it no longer."""
    _write(project, {known: each for known, each in saved_filters(project).items() if known != name})


def _write(project: Project, filters: dict[str, Filter]) -> None:
    with project.writing() as session:
        value = [[name, to_json(each)] for name, each in filters.items()]
        session.merge(SettingRow(key=FILTERS, value=value))
