"""The report of a training, from its file."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.ui.speech.saying import here
from mvit_core.errors import UserError
from trainer.reports.report import Report, decode_report


def read_report(path: Path) -> Report:
    """A report from its file; raises UserError."""
    try:
        return decode_report(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        words = QCoreApplication.translate("Improve", "The report of the training cannot be read: {why}.")
        raise UserError(words.format(why=here(error))) from error
