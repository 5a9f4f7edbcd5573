"""Pictures, numbers and the report as files, written behind the window."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.services import media
from app.services.analysis.survey import Options
from app.services.analysis.values import Finding
from app.ui.analyse.analysing import Analysing
from app.ui.analyse.report_wish import ReportDialog
from app.ui.jobs.pool import PoolTask, Report, Work
from app.ui.looks.parts import asked
from app.ui.messages import Message, Tone
from app.ui.session import Session


class Saving(QObject):
    """Asks where to, writes there, and says so."""

    def __init__(self, parent: QWidget, session: Session, analysing: Analysing) -> None:
        super().__init__(parent)
        self._widget, self._session, self._analysing = parent, session, analysing

    def ask_picture(self, finding: Finding) -> None:
        """As PNG, SVG or PDF, by the name."""
        kinds = self.tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF drawing (*.pdf)")
        out = self._ask(self.tr("Save the picture"), f"{_plain(finding.title)}.png", kinds)
        if out is not None:
            self.save_picture(finding, out)

    def ask_numbers(self, finding: Finding) -> None:
        """As CSV."""
        kinds = self.tr("Comma-separated values (*.csv)")
        out = self._ask(self.tr("Save the numbers"), f"{_plain(finding.title)}.csv", kinds)
        if out is not None:
            self.save_numbers(finding, out)

    def ask_report(self, options: Options) -> None:
        """As one HTML file; where sites have coordinates, how exactly it tells them is asked first."""
        if any(site.latitude is not None for site in media.sites(self._session.project)):
            wish = ReportDialog(self._widget, options.place_decimals)
            if asked(wish) != QDialog.DialogCode.Accepted:
                return
            options = replace(options, place_decimals=wish.places.decimals)
        name = f"{_plain(self._session.project.name)} report.html"
        out = self._ask(self.tr("Save the report"), name, self.tr("Web page (*.html)"))
        if out is not None:
            self.save_report(options, out)

    def save_picture(self, finding: Finding, out: Path) -> None:
        """For print: black on white, whatever the window looks like."""

        def work(report: Report) -> None:
            from app.services.plots.figures import save

            report(None)
            save(finding, out)

        self._write(work, out)

    def save_numbers(self, finding: Finding, out: Path) -> None:
        """The table as it stands."""

        def work(report: Report) -> None:
            from app.services.analysis.tables import save_numbers

            report(None)
            save_numbers(finding, out)

        self._write(work, out)

    def save_report(self, options: Options, out: Path) -> None:
        """All analyses of the selection."""
        from app.services.analysis.catalog import ANALYSES

        project = self._session.project

        def work(report: Report) -> None:
            from app.services.survey_report import write_survey_report

            write_survey_report(project, out, options, progress=report)

        task = self._write(work, out)
        words = self.tr("Writing {name}…").format(name=out.name)
        self._analysing.long_work.emit(task, words, len(ANALYSES))

    def _write(self, work: Work, out: Path) -> PoolTask:
        return self._analysing.run(work, lambda _done: self._say(out))

    def _say(self, out: Path) -> None:
        words = self.tr("{file} is written.").format(file=out.name)
        place = QUrl.fromLocalFile(str(out))
        self._session.said.emit(
            Message(words, Tone.INFO, self.tr("Show"), lambda: QDesktopServices.openUrl(place))
        )

    def _ask(self, title: str, name: str, kinds: str) -> Path | None:
        path = self._session.project.path
        folder = path.parent if path else Path.home()
        chosen, kind = QFileDialog.getSaveFileName(self._widget, title, str(folder / name), kinds)
        if not chosen:
            return None
        out, suffix = Path(chosen), kind.rpartition("*")[2].rstrip(")")
        return out if out.suffix else out.with_name(out.name + suffix)


def _plain(title: str) -> str:
    """A name that every file system takes."""
    return "".join(letter if letter.isalnum() or letter in " -_()" else "-" for letter in title)
