"""What the columns of a table mean, before it is taken in."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.services.imports.columns import Columns
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.parts import Form


class ColumnsForm(QWidget):
    """One choice for each thing that a column can say, guessed from its name."""

    changed = Signal()

    def __init__(self, names: Sequence[str], guessed: Columns) -> None:
        super().__init__()
        known = msgspec.structs.asdict(guessed)
        self.choices: dict[str, QComboBox] = {}
        form = Form(self, gap=14, spacing=6)
        form.setContentsMargins(0, 0, 6, 0)
        for field, title in self._titles().items():
            box = ChoiceBox()
            box.addItem(self.tr("No column"), "")
            for name in names:
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(known.get(field, ""))))
            box.setAccessibleName(title)
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
            self.choices[field] = box
            form.add(title, box)

    @property
    def columns(self) -> dict[str, str]:
        """What was chosen."""
        return {field: box.currentData() or "" for field, box in self.choices.items()}

    @property
    def names_a_file(self) -> bool:
        """Whether it is known which video a line is about: without it nothing can be done."""
        return bool(self.choices["file"].currentData())

    @property
    def says_what_is_there(self) -> bool:
        """Whether any column tells of an animal or of what it does."""
        return any(self.choices[field].currentData() for field in ("species", "behavior"))

    def _titles(self) -> dict[str, str]:
        return {
            "file": self.tr("Video file"),
            "folder": self.tr("Folder of the file"),
            "species": self.tr("Species"),
            "count": self.tr("How many"),
            "start_s": self.tr("Start (seconds or m:s)"),
            "end_s": self.tr("End"),
            "behavior": self.tr("Behavior"),
            "sex": self.tr("Sex"),
            "life_stage": self.tr("Life stage"),
            "individual": self.tr("Individual"),
            "notes": self.tr("Notes"),
        }
