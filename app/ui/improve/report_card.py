"""What came of a training: better or not, by how much and where, the clips that changed, the decision."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.learning.model_versions import Version
from app.ui.improve.details import Details
from app.ui.improve.figure_grid import FigureGrid, with_range
from app.ui.improve.verdict import advised, explanation, headline, is_no_guess
from app.ui.improve.wording import Names, figures, number_here, points
from app.ui.looks.parts import Remark, as_tip, button, column, row, set_kind, swap, text
from app.ui.looks.theme import Theme
from app.ui.speech.describe import number_text
from app.ui.speech.naming import percent_text
from app.ui.speech.saying import here
from app.ui.speech.terms import meaning_of
from trainer.reports.report import BoutsReport, ClassReport, ClipReport, Comparison, Figure, Report, mean_of

MOST_CLIPS = 12


class ReportCard(QWidget):
    """The right side of the page until the person has decided, and afterwards on demand."""

    use_wanted = Signal(object)  # Version
    keep_wanted = Signal()
    review_wanted = Signal()
    clip_wanted = Signal(object)  # ClipReport

    def __init__(self) -> None:
        super().__init__()
        self._version: Version | None = None
        self.title = text("", "cardTitle", wrap=True)
        self.verdict = text("", "muted", wrap=True)
        self.use = button(self.tr("Use this model"), self._use, kind="primary")
        self.keep = button(self.tr("Keep the old one"), self.keep_wanted.emit)
        self.more = button(self.tr("Review more"), self._review)
        self.meanwhile = Remark()
        self._figures = QWidget()
        self._classes = QWidget()
        self._clips = QWidget()
        self.details = Details()
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(10)
        self._down.addWidget(self.title)
        self._down.addWidget(self.verdict)
        self._down.addWidget(self.meanwhile)
        self._down.addLayout(row(self.more, self.use, self.keep, None, spacing=12))
        for part in (self._figures, self._classes, self._clips, self.details):
            self._down.addWidget(part)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.details.set_theme(theme)

    def show_report(self, report: Report | None, version: Version, names: Names, *, deciding: bool) -> None:
        """Say how good `version` is."""
        self._version = version
        against = report.comparison if report is not None else None
        self.title.setText(headline(report, version))
        self.verdict.setText(explanation(report, version, names))
        self.meanwhile.say("")  # until it is known
        self._offer(report, version, deciding=deciding)
        self._figures = swap(self._down, self._figures, self._figure_table(report, against))
        self._classes = swap(self._down, self._classes, self._class_table(report, against, names))
        self._clips = swap(self._down, self._clips, self._clip_lists(report, against, names))
        self.details.setVisible(report is not None)
        if report is not None:
            self.details.show_report(report, names)

    def show_meanwhile(self, number: int) -> None:
        """So many labels were added or changed since the training began."""
        words = self.tr("{n} labels were added or changed since it began to learn; it knows nothing of them.")
        if number == 1:
            words = self.tr("One label was added or changed since it began to learn; it knows nothing of it.")
        self.meanwhile.say(words.format(n=number_text(number)) if number > 0 else "")

    def _offer(self, report: Report | None, version: Version, *, deciding: bool) -> None:
        """The button that stands out does what is advised."""
        advice = advised(report)
        self.use.setVisible(not version.in_use)
        self.use.setText(self.tr("Use this model") if advice == "use" else self.tr("Use it all the same"))
        self.keep.setVisible(deciding)
        is_first = report is None or report.comparison is None
        self.keep.setText(self.tr("Do not use it") if is_first else self.tr("Keep the old one"))
        self.more.setVisible(deciding and advice == "label_more")
        for made, meant in ((self.use, "use"), (self.keep, "keep_old"), (self.more, "label_more")):
            set_kind(made, "primary" if advice == meant else "")

    def _figure_table(self, report: Report | None, against: Comparison | None) -> QWidget:
        table = FigureGrid()
        if report is None:
            return table
        table.head("", self.tr("new"), *((self.tr("in use"), self.tr("difference")) if against else ()))
        for name, words in figures().items():
            if name not in report.figures:
                continue
            cells = [with_range(report.figures[name])]
            if against is not None:
                old, gained = against.figures.get(name), against.differences.get(name)
                cells += [with_range(old) if old else "–", _gain(gained) if gained else "–"]
            table.add(words.name, *cells, meaning=words.meaning)
        if report.bouts is not None and report.bouts.num_bouts:
            number = report.bouts.num_bouts
            several = self.tr("Of {n} bouts that are held out:").format(n=number)
            table.note(self.tr("Of the one bout that is held out:") if number == 1 else several)
            for overlap, value in report.bouts.by_overlap.items():
                cells = [percent_text(value)]
                if against is not None:
                    before = against.bouts.by_overlap.get(overlap) if against.bouts else None
                    cells += [percent_text(before), ""]
                table.add(
                    self.tr("found (overlap {n})").format(n=number_here(overlap)),
                    *cells,
                    meaning=self._overlap(),
                )
            for name, value in self._ways(report.bouts):
                table.add(name, percent_text(value), *(["", ""] if against is not None else []))
            if report.bouts.story:
                table.note(here(report.bouts.story))
        return table

    def _overlap(self) -> str:
        return self.tr(
            "Mean average precision of bouts; one is found if it shares so much of its time with the true "
            "one (what both cover, divided by what either covers)."
        )

    def _ways(self, bouts: BoutsReport) -> Iterator[tuple[str, float | None]]:
        """Both ways of finding bouts averaged over overlaps, where a head for them was learned."""
        if bouts.by_head:
            used = self.tr("{way} (this is how it scans)")
            for way, found, is_used in (
                (self.tr("Bouts as it learned them, on average"), bouts.by_head, bouts.uses_head),
                (self.tr("Bouts grouped from windows, on average"), bouts.by_windows, not bouts.uses_head),
            ):
                yield used.format(way=way) if is_used else way, mean_of(found)

    def _class_table(self, report: Report | None, against: Comparison | None, names: Names) -> QWidget:
        table = FigureGrid()
        if report is None:
            return table
        columns = [self.tr("clips"), self.tr("found"), self.tr("right when called"), self.tr("F1")]
        meanings = ["", "", meaning_of("Recall"), meaning_of("Precision"), meaning_of("F1")]
        titles = [self.tr("Class by class"), *columns, *([self.tr("found before")] if against else [])]
        table.head(*titles, meanings=meanings)
        before = {each.name: each for each in [*against.species, *against.behaviors]} if against else {}
        for each in (*report.species, *report.behaviors):
            if each.support:
                cells = [
                    str(each.support),
                    percent_text(each.recall),
                    percent_text(each.precision),
                    _f1(each),
                ]
                old = before.get(each.name)
                table.add(
                    names(each.name),
                    *cells,
                    *([percent_text(old.recall if old else None)] if against else []),
                )
        unjudged = [names(each.name) for each in _unjudged(report)]
        if unjudged:
            table.note(
                self.tr("Not judged, as no clip of them was held out: {names}.").format(
                    names=", ".join(unjudged)
                )
            )
        return table

    def _clip_lists(self, report: Report | None, against: Comparison | None, names: Names) -> QWidget:
        down = QWidget()
        parts: list[QWidget] = []
        if against is not None:
            parts += self._clip_list(self.tr("Wrong before, right now"), against.corrected, names)
            parts += self._clip_list(self.tr("Right before, wrong now"), against.spoiled, names)
        elif report is not None:
            wrong = tuple(clip for clip in report.clips if not clip.is_right)
            parts += self._clip_list(self.tr("Wrong"), wrong, names)
        if report is not None and is_no_guess(report):  # how sure a guess is says nothing of a label
            title = self.tr("The model is sure that these labels are wrong; perhaps a slip")
            parts += self._clip_list(title, report.doubtful, names)
        down.setLayout(column(*parts, spacing=2))
        return down

    def _clip_list(self, title: str, clips: Sequence[ClipReport], names: Names) -> list[QWidget]:
        if not clips:
            return []
        found: list[QWidget] = [text(f"{title} ({len(clips)})", "caption")]
        found += [
            button(
                f"▶  {self._about(clip, names)}  ({percent_text(clip.score)})",
                partial(self.clip_wanted.emit, clip),
                kind="link",
                tip=as_tip(f"{self.tr('Look at this clip')}\n{self._about(clip, names)}"),
                may_be_cut=True,
            )
            for clip in clips[:MOST_CLIPS]
        ]
        if len(clips) > MOST_CLIPS:
            found.append(text(self.tr("… and {n} more").format(n=len(clips) - MOST_CLIPS), "muted"))
        return found

    def _about(self, clip: ClipReport, names: Names) -> str:
        if clip.called_before is None:
            words = self.tr("{site}: {called}, labelled {truth}")
        else:
            words = self.tr("{site}: {called}, before {before}, labelled {truth}")
        return words.format(
            site=clip.group or clip.video,
            called=names.of_all(clip.called),
            before=names.of_all(clip.called_before or ""),
            truth=names.of_all(clip.truth),
        )

    def _review(self) -> None:
        self.keep_wanted.emit()
        self.review_wanted.emit()

    def _use(self) -> None:
        if self._version is not None:
            self.use_wanted.emit(self._version)


def _f1(each: ClassReport) -> str:
    low, high = each.intervals.get("f1", (None, None))
    return with_range(Figure(each.f1, low, high))


def _gain(figure: Figure) -> str:
    if figure.value is None:
        return "–"
    if figure.low is None or figure.high is None:
        return points(figure.value)
    return f"{points(figure.value)}  ({points(figure.low)} … {points(figure.high)})"


def _unjudged(report: Report) -> list[ClassReport]:
    return [each for each in (*report.species, *report.behaviors) if not each.support]
