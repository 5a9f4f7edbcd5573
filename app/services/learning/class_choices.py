"""What a person wants learned otherwise than it was labelled."""

from collections.abc import Iterable

import msgspec

from app.services.projects import Project
from app.store.schema import SettingRow

KEY = "training_classes"


class ClassChoices(msgspec.Struct, frozen=True, kw_only=True):
    """Labels stay as they are."""

    merged: dict[str, str] = {}  # a class, and the one whose examples its own become
    dropped: frozenset[str] = frozenset()  # classes that are not learned

    def called(self, name: str) -> str:
        """What examples of `name` are learned as; empty where they are not."""
        name = self.merged.get(name, name)
        return "" if name in self.dropped else name

    def called_all(self, names: Iterable[str]) -> set[str]:
        """The same of several, without those that are not learned."""
        return {name for each in names if (name := self.called(each))}


def class_choices(project: Project) -> ClassChoices:
    """The project's choices."""
    with project.reading() as session:
        row = session.get(SettingRow, KEY)
    return msgspec.convert(row.value, ClassChoices) if row is not None else ClassChoices()


def choose_classes(project: Project, choices: ClassChoices) -> ClassChoices:
    """Learn by these from now on; returns what stood there before."""
    before = class_choices(project)
    with project.writing() as session:
        session.merge(SettingRow(key=KEY, value=msgspec.to_builtins(choices)))
    return before
