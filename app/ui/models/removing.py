"""Removing a model: first what would miss it is said, then the person decides."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.model_shelf.overview import Entry
from app.ui.improve.wording import listed
from app.ui.looks.question import Question
from app.ui.models.wording import size_text
from app.ui.speech.naming import model_title


class RemoveQuestion(Question):
    """Names the projects that scan with it; what was found with it stays."""

    def __init__(self, parent: QWidget, entry: Entry, projects: Sequence[Path]) -> None:
        super().__init__(parent)
        self.put(
            self.tr("Remove a model"),
            self.tr("Remove {model} from this computer?").format(model=model_title(entry.title)),
            self._consequences(entry, projects),
            yes=self.tr("Remove"),
        )

    def _consequences(self, entry: Entry, projects: Sequence[Path]) -> list[str]:
        said = [self.tr("{size} come free.").format(size=size_text(entry.size_bytes))]
        if projects:
            names = listed([project.stem for project in projects])
            words = self.tr("These projects use it and will have to do without it: {names}.")
            said.append(words.format(names=names))
        if entry.place == "project":
            said.append(
                self.tr("It stays in the project's family tree with its report, but cannot be used again.")
            )
        elif entry.offer is not None:
            said.append(self.tr("It can be downloaded again at any time."))
        said.append(self.tr("What was found with it, and what people said of that, stays as it is."))
        return said
