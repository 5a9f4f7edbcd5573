"""Which blind review is going on: closing the project does not end it, or labels would count unawares."""

from app.services.projects import Project
from app.store.schema import SettingRow

KEY = "blind_reviews"  # the name under which each person reviews, by the name of their account


def going_on(project: Project, account: str) -> str:
    """Under which name this person reviews blind; empty where they do not."""
    with project.reading() as session:
        row = session.get(SettingRow, KEY)
        return str(row.value.get(account, "")) if row is not None else ""


def keep(project: Project, account: str, observer: str) -> None:
    """Remember that this person reviews blind; an empty `observer`: no more."""
    with project.writing() as session:
        row = session.get(SettingRow, KEY)
        others = {name: under for name, under in (row.value if row else {}).items() if name != account}
        kept = others | ({account: observer} if observer else {})
        session.merge(SettingRow(key=KEY, value=kept))
