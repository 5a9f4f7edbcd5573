"""What the tour says, and the buttons that it points at."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from app.ui.help.tour import Step
from app.ui.top_bar import TopBar


def steps_over(bar: TopBar) -> tuple[Step, ...]:
    """The four steps, in the order of the work."""
    return (
        Step(
            _tr("Open a folder of videos"),
            _tr(
                "Press Open, or drop the folder anywhere on this window. Your files stay where they are; "
                "nothing is copied, changed or sent."
            ),
            partial(bar.button, "open"),
        ),
        Step(
            _tr("Scan"),
            _tr(
                "Scan finds when something moves in each video, and says how long it takes. You can look at "
                "what is found meanwhile, and close the window at any time: it goes on where it stopped."
            ),
            partial(bar.button, "scan"),
        ),
        Step(
            _tr("Review"),
            _tr(
                "Review shows what to look at next. Press S and a few letters to name the animal, Enter to "
                "accept, X to reject, Ctrl+Z to undo. The key ? shows all keys."
            ),
            partial(bar.button, "next_unreviewed"),
        ),
        Step(
            _tr("Improve, analyse, export"),
            _tr(
                "Improve teaches a model what you have named, on this computer. Analyse and Export turn it "
                "into plots and tables. This tour and the user guide stand behind the question mark."
            ),
            partial(bar.button, "improve"),
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tour", text)
