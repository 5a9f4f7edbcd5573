"""One model: what it is, how good it is here, and everything that can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.services.model_shelf.overview import Entry
from app.ui.improve.figure_grid import FigureGrid
from app.ui.improve.verdict import advised
from app.ui.improve.wording import Names
from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import as_tip, button, column, row, set_kind, swap, text
from app.ui.models.facts import class_names, facts_of
from app.ui.models.wording import purpose_text, standing_text, use_words, work_text
from app.ui.models.work import Work
from app.ui.speech.naming import model_title, percent_text
from app.ui.speech.saying import here
from app.ui.speech.terms import meaning_of
from trainer.reports.report import Report

MOST_NAMES = 24
MOST_CLASSES = 16
LONGEST_WORD = 40  # letters
ABOVE_TITLE = 10  # pixels more than between other lines: a title belongs to what stands below it


class Details(QWidget):
    """The right side of the page."""

    use_wanted = Signal(object)  # Entry
    judge_wanted = Signal(object)
    fetch_wanted = Signal(object)
    stop_wanted = Signal(object)
    share_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.entry: Entry | None = None
        self._names: Names | None = None
        self.title = text("", "cardTitle", wrap=True)
        self.purpose = text("", "muted", wrap=True)
        self.use = button("", lambda: self.use_wanted.emit(self.entry), kind="primary", name="useModel")
        self.fetch = button("", lambda: self.fetch_wanted.emit(self.entry), kind="primary", name="fetchModel")
        self.judge = button(self.tr("Judge on my labels"), lambda: self.judge_wanted.emit(self.entry))
        self.judge.setToolTip(
            self.tr("Lets it name everything that you have reviewed, and counts how often it is right")
        )
        self.share = button(self.tr("Export to share…"), lambda: self.share_wanted.emit(self.entry))
        self.remove = button(self.tr("Remove…"), lambda: self.remove_wanted.emit(self.entry), kind="danger")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.doing = text("", "muted")
        self.stop = button(self.tr("Stop"), lambda: self.stop_wanted.emit(self.entry))
        self.all_names = button("", self._show_all_names, kind="link")
        self.classes = text("", wrap=True)
        self.standing = text("", wrap=True)
        self._shows_all = False
        self._offered = FlowLayout(spacing=8)
        self._working = QWidget()
        self._figures: QWidget = QWidget()
        self._facts = QWidget()
        self._lay_out()

    def show_entry(self, entry: Entry, names: Names, *, has_project: bool, work: Work | None) -> None:
        """Say everything of a model."""
        if self.entry is None or entry.key != self.entry.key:
            self._shows_all = False
        self.entry, self._names = entry, names
        self.title.setText(model_title(entry.title))
        purpose = entry.card.purpose or (entry.offer.purpose if entry.offer else "")
        self.purpose.setText(here(purpose) or purpose_text(entry))
        self._offer_what_can_be_done(entry, has_project)
        self.show_work(work)
        self._show_standing(entry, names, has_project=has_project)
        self._show_classes()
        self._swap_facts(entry)

    def show_work(self, work: Work | None) -> None:
        """What is going on with it."""
        self._working.setVisible(work is not None)
        for each in (self.use, self.judge, self.share, self.remove, self.fetch):
            each.setEnabled(work is None)
        if work is not None:
            share = work.share
            self.bar.setRange(0, 0 if share is None else 1000)
            self.bar.setValue(0 if share is None else round(1000 * share))
            words = work_text(work)
            self.doing.setText(words[0].upper() + words[1:])

    # ------------------------------------------------------------- own

    def _offer_what_can_be_done(self, entry: Entry, has_project: bool) -> None:
        here_now = entry.path is not None
        self.use.setVisible(here_now and has_project)
        self.use.setText(use_words(entry))
        is_doubtful = entry.held_out is not None and advised(entry.held_out) != "use"
        set_kind(self.use, "" if entry.is_used or is_doubtful else "primary")
        self.fetch.setVisible(not here_now and entry.offer is not None)
        self.fetch.setText(self.tr("Go on with the download") if entry.started_bytes else self.tr("Download"))
        self.judge.setVisible(here_now and has_project and entry.task == "model")
        self.share.setVisible(here_now and entry.task == "model" and entry.checkpoint is not None)
        self.remove.setVisible(entry.place in ("shelf", "project"))

    def _show_standing(self, entry: Entry, names: Names, *, has_project: bool) -> None:
        said = standing_text(entry)
        if not said and has_project and entry.task == "model":
            said = [self.tr("Nobody knows yet how good it is here. Judge it on your labels to see.")]
        self.standing.setText("\n".join(said))
        self._standing_title.setVisible(bool(said))
        self.standing.setVisible(bool(said))
        fresh = self._class_table(entry.judgement or entry.held_out, names)
        self._figures = swap(self._down, self._figures, fresh)

    def _class_table(self, report: Report | None, names: Names) -> QWidget:
        table = FigureGrid()
        judged = [each for each in (*report.species, *report.behaviors) if each.support] if report else []
        if not judged:
            table.hide()
        columns = (self.tr("clips"), self.tr("found"), self.tr("right when called"))
        meanings = ("", "", meaning_of("Recall"), meaning_of("Precision"))
        table.head(self.tr("Class by class"), *columns, meanings=meanings)
        for each in judged[:MOST_CLASSES]:
            table.add(
                names(each.name), str(each.support), percent_text(each.recall), percent_text(each.precision)
            )
        if len(judged) > MOST_CLASSES:
            table.note(self.tr("… and {n} more").format(n=len(judged) - MOST_CLASSES))
        for caution in report.cautions if report else ():
            table.note(here(caution))
        return table

    def _show_classes(self) -> None:
        if self.entry is None or self._names is None:
            return
        names = class_names(self.entry, self._names)
        shown = names if self._shows_all else names[:MOST_NAMES]
        self.classes.setText(", ".join(shown))
        self.classes.setVisible(bool(names))
        self._classes_title.setVisible(bool(names))
        self.all_names.setText(self.tr("Show all {n}").format(n=len(names)))
        self.all_names.setVisible(len(names) > len(shown))

    def _show_all_names(self) -> None:
        self._shows_all = True
        self._show_classes()

    def _swap_facts(self, entry: Entry) -> None:
        fresh = QWidget()
        form = QFormLayout(fresh)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for caption, value in facts_of(entry):
            name = text(caption, "muted")
            name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            form.addRow(name, _value(caption, value))
        self._facts = swap(self._down, self._facts, fresh)

    def _lay_out(self) -> None:
        self._standing_title = text(self.tr("How good it is here"), "caption")
        self._classes_title = text(self.tr("What it can name"), "caption")
        facts_title = text(self.tr("About it"), "caption")
        for title in (self._standing_title, self._classes_title, facts_title):
            title.setContentsMargins(0, ABOVE_TITLE, 0, 0)
        self._working.setLayout(column(self.bar, row(self.doing, None, self.stop), spacing=6))
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(10)
        self._down.addWidget(self.title)
        self._down.addWidget(self.purpose)
        for each in (self.use, self.fetch, self.judge, self.share, self.remove):
            self._offered.addWidget(each)
        self._down.addLayout(self._offered)
        self._down.addWidget(self._working)
        for part in (self._standing_title, self.standing, self._figures):
            self._down.addWidget(part)
        for part in (self._classes_title, self.classes):
            self._down.addWidget(part)
        self._down.addWidget(self.all_names, alignment=Qt.AlignmentFlag.AlignLeft)
        self._down.addWidget(facts_title)
        self._down.addWidget(self._facts)
        self._down.addStretch(1)


def _value(caption: str, words: str) -> QWidget:
    """A label; what has no place to break, such as a path, is a line to walk through. Both can be copied."""
    if max(map(len, words.split())) <= LONGEST_WORD:
        made = text(words, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made
    line = QLineEdit(words)
    line.setObjectName("plainValue")
    line.setReadOnly(True)
    line.setTextMargins(-2, -1, 0, -1)  # against those of Qt, so that it stands where labels do
    line.setCursorPosition(0)
    line.setToolTip(as_tip(words))
    line.setAccessibleName(caption)
    line.setAccessibleDescription(caption)  # else the tip, which is the value again
    return line
