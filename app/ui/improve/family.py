"""The project's models as a family tree; any of them can be used again."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.learning.model_versions import Version, VersionId
from app.ui.looks.parts import as_tip, button, row, text
from app.ui.speech.naming import model_title, percent_text
from app.ui.speech.saying import here
from app.ui.speech.timecode import day_text
from trainer.reports.report import DECIDING, OF_BEHAVIORS


class Family(QWidget):
    """A line for each model, below the one that it grew from."""

    use_wanted = Signal(object)  # Version
    report_wanted = Signal(object)  # Version

    def __init__(self) -> None:
        super().__init__()
        self.versions: list[Version] = []
        self._rows = QWidget()
        self._title = text(self.tr("Models of this project"), "caption")
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(4)
        self._down.addWidget(self._title)
        self._down.addWidget(self._rows)

    def show_versions(self, versions: list[Version]) -> None:
        """Draw the tree anew."""
        self.versions = versions
        self.setVisible(bool(versions))
        fresh = QWidget()
        lines = QVBoxLayout(fresh)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for version, depth in in_order(versions):
            lines.addWidget(self._line(version, depth))
        self._down.replaceWidget(self._rows, fresh)
        self._rows.hide()  # it goes when the window comes to rest
        self._rows.deleteLater()
        self._rows = fresh

    def _line(self, version: Version, depth: int) -> QWidget:
        line = QWidget()
        mark = "●" if version.in_use else "○"
        name = text(f"{'      ' * depth}{'└ ' if depth else ''}{mark}  {model_title(version.name)}")
        facts = text(self._facts(version), "muted", wrap=True)
        facts.setToolTip(as_tip(here(version.facts.verdict)))
        parts: list[QWidget | None] = [name, facts]
        if version.run is not None and (version.run / "report.json").is_file():
            parts.append(button(self.tr("Report"), lambda: self.report_wanted.emit(version), kind="link"))
        if version.in_use:
            words = self.tr("in use") if version.is_here else self.tr("in use, but its file is gone")
            parts.append(text(words, "muted"))
        elif version.is_here:
            words = self.tr("Use again") if version.decision == "used" else self.tr("Use this model")
            parts.append(button(words, lambda: self.use_wanted.emit(version), kind="link"))
        elif version.path is not None:
            parts.append(text(self.tr("its file is gone"), "muted"))
        beside = row(*parts)
        beside.setStretchFactor(facts, 1)
        line.setLayout(beside)
        return line

    def _facts(self, version: Version) -> str:
        facts = version.facts
        parts = [day_text(date.fromisoformat(version.created_at[:10]))]
        name = next((name for name in DECIDING if name in facts.figures), "")
        if name:
            words = self.tr("behaviors {n}") if name == OF_BEHAVIORS else self.tr("{n} right")
            parts.append(words.format(n=percent_text(facts.figures[name])))
        if facts.num_train:
            words = self.tr("one example") if facts.num_train == 1 else self.tr("{n} examples")
            parts.append(words.format(n=facts.num_train))
        if version.decision == "kept_old":
            parts.append(self.tr("not taken"))
        return "  ·  ".join(parts)


def in_order(versions: list[Version]) -> list[tuple[Version, int]]:
    """Each model with its depth, parents before their children."""
    known = {each.id for each in versions}
    children: dict[VersionId | None, list[Version]] = {}
    for each in versions:
        children.setdefault(each.parent_id if each.parent_id in known else None, []).append(each)
    found: list[tuple[Version, int]] = []
    waiting = [(each, 0) for each in reversed(children.get(None, []))]
    while waiting:
        version, depth = waiting.pop()
        found.append((version, depth))
        waiting += [(each, depth + 1) for each in reversed(children.get(version.id, []))]
    return found
