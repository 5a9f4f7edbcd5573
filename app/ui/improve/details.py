"""More about a model, folded away: how sure it is, thresholds, who is taken for whom, wider ranks, time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.improve.confusion import Confusion
from app.ui.improve.reliability import Reliability
from app.ui.improve.wording import Names
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.parts import button, row, text
from app.ui.looks.theme import Theme
from app.ui.speech.naming import percent_text
from mvit_core.calibration import PRECISIONS
from trainer.reports.report import Report

NOTHING = 0.02  # a change that is none
MOST_CLASSES = 24  # that a table of confusions has room for


class Details(QWidget):
    """A line that unfolds."""

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._names: Names | None = None
        self.fold = button("", self._unfold, kind="quiet")
        self.wish = ChoiceBox()
        for each in PRECISIONS:
            self.wish.addItem(self.tr("{n} of calls right").format(n=percent_text(each)), each)
        self.wish.setCurrentIndex(1)
        self.wish.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.wish.currentIndexChanged.connect(lambda _index: self._show_thresholds())
        self.confusion = Confusion()
        self.reliability = Reliability()
        self.facts = text("", "muted", wrap=True)
        self.thresholds = text("", "muted", wrap=True)
        self._confusion_title = text(self.tr("Who is taken for whom (rows: what it is)"), "caption")
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(6, 0, 0, 0)
        inside.addWidget(self.facts)
        inside.addWidget(self._confusion_title)
        inside.addWidget(self.confusion)
        inside.addWidget(text(self.tr("How sure it is, and how often it is right then"), "caption"))
        inside.addWidget(self.reliability)
        inside.addLayout(row(text(self.tr("Scores from which on"), "caption"), self.wish, None))
        inside.addWidget(self.thresholds)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.fold, alignment=Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self._inside)
        self._inside.hide()
        self._name_fold()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.confusion.set_theme(theme)
        self.reliability.set_theme(theme)

    def show_report(self, report: Report, names: Names) -> None:
        """Everything else that the report knows."""
        self._report, self._names = report, names
        known = [number for number, each in enumerate(report.species) if each.support]
        fits = 1 < len(known) <= MOST_CLASSES
        self._confusion_title.setVisible(fits)
        self.confusion.setVisible(fits)
        if fits:
            self.confusion.show_table(report, names)
        self.reliability.show_curve(report.calibration or report.behavior_calibration)
        self.facts.setText("\n".join(self._sentences(report)))
        self._show_thresholds()

    def _sentences(self, report: Report) -> list[str]:
        lines = [self._each_site(report), self._ranks(report), self._along_the_tree(report)]
        lines += [*self._time(report), self._frequency(report)]
        lines.append(self._sites(report))
        if report.calibration is not None and report.calibration.error is not None:
            words = self.tr("What it says of its certainty is off by {n} on average.")
            lines.append(words.format(n=percent_text(report.calibration.error)))
        return [each for each in lines if each]

    def _ranks(self, report: Report) -> str:
        ranks = {
            "species": self.tr("class"),
            "genus": self.tr("genus"),
            "family": self.tr("family"),
            "order": self.tr("order"),
        }
        found = [
            f"{ranks[key]} {percent_text(value)}" for key, value in report.rolled_up.items() if key in ranks
        ]
        return self.tr("Right at each rank: {what}.").format(what=", ".join(found)) if found else ""

    def _along_the_tree(self, report: Report) -> str:
        """Names as wide as it has to be: how right they are, beside how sure it says to be."""
        named = sum(each.num_clips for each in report.names)
        if not named:
            return ""
        right, said = (
            sum(getattr(each, what) * each.num_clips for each in report.names) / named
            for what in ("right", "said")
        )
        words = self.tr("Named as finely as it is sure: {n} of {m} clips, {a} right; it says {b}.")
        return words.format(
            n=named, m=named + report.num_unnamed, a=percent_text(right), b=percent_text(said)
        )

    def _time(self, report: Report) -> list[str]:
        """How much the model uses time: its figures without the order of the frames."""
        titles = {"macro_accuracy": self.tr("species"), "mean_average_precision": self.tr("behaviors")}
        lines = []
        for name, title in titles.items():
            now, mixed = report.figures.get(name), report.shuffled.get(name)
            if now is None or mixed is None or now.value is None or mixed.value is None:
                continue
            words = self.tr("With the frames in random order, {what} go from {a} to {b}.")
            if abs(now.value - mixed.value) < NOTHING:
                words = self.tr("With the frames in random order, {what} stay at {b}: time is not used.")
            lines.append(words.format(what=title, a=percent_text(now.value), b=percent_text(mixed.value)))
        return lines

    def _frequency(self, report: Report) -> str:
        names = {"many": self.tr("many"), "medium": self.tr("some"), "few": self.tr("few")}
        known = {key: value for key, value in report.by_frequency.items() if value is not None}
        found = [f"{names[key]} {percent_text(value)}" for key, value in known.items()]
        words = self.tr("Found, by the number of examples: {what}.")
        return words.format(what=", ".join(found)) if len(found) > 1 else ""

    def _each_site(self, report: Report) -> str:
        if report.each_group is None:
            return ""
        sites = [f"{each.name} {percent_text(each.accuracy)}" for each in report.each_group.groups]
        words = self.tr("With each site left out in turn, right there: {what}.")
        if not report.each_group.is_of_species:
            words = self.tr("With each site left out in turn, mean average precision there: {what}.")
        return words.format(what=", ".join(sites))

    def _sites(self, report: Report) -> str:
        sites = [f"{each.name} {percent_text(each.accuracy)}" for each in report.groups]
        return self.tr("Right at each site: {what}.").format(what=", ".join(sites)) if len(sites) > 1 else ""

    def _show_thresholds(self) -> None:
        if self._report is None or self._names is None:
            return
        wish, lines = float(self.wish.currentData()), []
        by_head = self._report.bouts is not None and self._report.bouts.uses_head  # by scores of its own
        for each in (*self._report.species, *(() if by_head else self._report.behaviors)):
            point = each.threshold_for(wish)
            if point is None:
                continue
            if point.threshold is None:
                lines.append(self.tr("{name}: never sure enough").format(name=self._names(each.name)))
            else:
                words = self.tr("{name}: from {score} on, which finds {n} of them")
                lines.append(
                    words.format(
                        name=self._names(each.name),
                        score=percent_text(point.threshold),
                        n=percent_text(point.recall),
                    )
                )
        self.thresholds.setText("\n".join(lines))

    def _unfold(self) -> None:
        self._inside.setVisible(self._inside.isHidden())
        self._name_fold()

    def _name_fold(self) -> None:
        mark = "▸" if self._inside.isHidden() else "▾"
        self.fold.setText(self.tr("{mark} More about this model").format(mark=mark))
