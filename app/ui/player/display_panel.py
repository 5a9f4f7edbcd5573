"""The little panel that makes night readable: four sliders over the picture, for this screen alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QSlider, QWidget

from app.ui.looks.parts import button, row, text
from app.ui.player.display import NIGHT, PLAIN, Display

STEPS = 20  # of a slider for 1.0


class DisplayPanel(QFrame):
    """Gamma, contrast, local contrast and white balance; `changed` while a slider moves."""

    changed = Signal(object)  # Display

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("sheet")
        self.setAccessibleName(self.tr("Picture"))
        self.gamma = _slider(self.tr("Brightness of the dark"), 0.5, 3.5)
        self.contrast = _slider(self.tr("Contrast"), 0.5, 2.5)
        self.local = _slider(self.tr("Contrast within small parts"), 0.0, 6.0)
        self.balance = QCheckBox(self.tr("Take color casts away (infrared)"))
        form = QFormLayout(self)
        form.setContentsMargins(16, 12, 16, 12)
        form.addRow(text(self.tr("Picture, on this screen alone"), "caption"))
        form.addRow(self.tr("Dark parts"), self.gamma)
        form.addRow(self.tr("Contrast"), self.contrast)
        form.addRow(self.tr("Local contrast"), self.local)
        form.addRow(self.balance)
        night = button(self.tr("Night"), lambda: self._take(NIGHT), kind="chip")
        plain = button(self.tr("As recorded"), lambda: self._take(PLAIN), kind="chip")
        form.addRow(row(night, plain, None))
        for slider in (self.gamma, self.contrast, self.local):
            slider.valueChanged.connect(self._tell)
        self.balance.toggled.connect(self._tell)
        self.show_display(PLAIN)

    def show_display(self, display: Display) -> None:
        """Put the sliders where they belong, without telling."""
        self.blockSignals(True)
        self.gamma.setValue(round(display.gamma * STEPS))
        self.contrast.setValue(round(display.contrast * STEPS))
        self.local.setValue(round(display.local * STEPS))
        self.balance.setChecked(display.balance)
        self.blockSignals(False)

    def display(self) -> Display:
        """What the sliders say."""
        return Display(
            gamma=self.gamma.value() / STEPS,
            contrast=self.contrast.value() / STEPS,
            local=self.local.value() / STEPS,
            balance=self.balance.isChecked(),
        )

    def _take(self, display: Display) -> None:
        self.show_display(display)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.display())


def _slider(name: str, least: float, most: float) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(round(least * STEPS), round(most * STEPS))
    slider.setMinimumWidth(160)
    slider.setAccessibleName(name)
    return slider
