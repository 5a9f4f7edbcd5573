"""What there is to learn from, and what would help most next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.services.learning.class_choices import ClassChoices
from app.services.learning.labels_at_hand import one_in_other
from app.ui.improve.at_hand import AtHand
from app.ui.improve.class_table import ClassTable
from app.ui.improve.wording import Names, advice_text, caution_text, one_in_other_text
from app.ui.looks.parts import Points, button, text
from app.ui.looks.theme import Theme
from app.ui.speech.describe import number_text

MOST_CAUTIONS = 4


class DataCard(QWidget):
    """The left side of the page."""

    choices_changed = Signal(object)  # ClassChoices
    review_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices = ClassChoices()
        self._names: Names | None = None
        self.counted = text("", "muted", wrap=True)
        self.table = ClassTable()
        self.table.menu_wanted.connect(lambda row, place: self.menu_for(row).exec(place))
        self._next_title = text(self.tr("What would help most next"), "caption")
        self.next = Points()
        self.review = button(self.tr("Review more"), self.review_wanted.emit)
        self._care_title = text(self.tr("Good to know"), "caption")
        self.care = Points("muted")
        self.changed = button("", self._restore, kind="link")
        self.changed.hide()  # until something was left out
        down = QVBoxLayout(self)
        down.setContentsMargins(18, 16, 18, 16)
        down.setSpacing(8)
        down.addWidget(text(self.tr("What there is to learn from"), "cardTitle", wrap=True))
        for part in (self.counted, self.table, self.changed):
            down.addWidget(part)
        down.addSpacing(8)
        for part in (self._next_title, self.next):
            down.addWidget(part)
        down.addWidget(self.review, alignment=Qt.AlignmentFlag.AlignLeft)
        down.addSpacing(8)
        down.addWidget(self._care_title)
        down.addWidget(self.care)
        down.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.table.rows.set_theme(theme)

    def show_hand(self, found: AtHand, choices: ClassChoices, names: Names) -> None:
        """Say what is at hand."""
        self._choices, self._names = choices, names
        number = len(found.manifest.spans)
        self.counted.setText(self._counted(found))
        self.table.setVisible(bool(number))
        self.review.setVisible(found.has_videos)
        self.review.setText(self.tr("Review more") if number else self.tr("Start the review"))
        self.table.rows.show(found.classes, found.sites, found.held_out, names)
        lines = [advice_text(each, names) for each in found.advice]
        self.next.say(lines)
        self._next_title.setVisible(bool(lines))
        self.next.setVisible(bool(lines))
        cautions = [one_in_other_text(*each, names) for each in one_in_other(found.manifest)]
        cautions += [caution_text(each, names) for each in found.split.cautions]
        more = len(cautions) - MOST_CAUTIONS
        if more > 0:
            cautions = [*cautions[:MOST_CAUTIONS], self.tr("… and {n} more of the kind.").format(n=more)]
        self.care.say(cautions)
        self._care_title.setVisible(bool(cautions))
        self.care.setVisible(bool(cautions))
        self._show_choices()

    def _counted(self, found: AtHand) -> str:
        spans, classes, sites = found.manifest.spans, len(found.classes), len(found.sites)
        idle = sum(not (each.species or each.behaviors) for each in spans)
        number = len(spans) - idle
        if not found.has_videos:
            return self.tr("This project has no videos yet.")
        if not spans:
            return self.tr(
                "Nobody has named an animal or a behavior yet. Name some, or accept what was named right; "
                "each is an example to learn from. Rejected motion teaches what is nothing."
            )
        words = self.tr("{n} examples of {c} classes from {s} sites, out of what people reviewed.")
        if number == 1:
            words = self.tr("One example, out of what people reviewed.")
        elif classes == 1:
            words = self.tr("{n} examples, all of one class, out of what people reviewed.")
        elif sites == 1:
            words = self.tr("{n} examples of {c} classes from one site, out of what people reviewed.")
        counted = words.format(n=number_text(number), c=classes, s=sites)
        marked = self.tr("◦ marks the sites that it is judged on.") if found.held_out else ""
        return " ".join(filter(None, (counted, self._idle(idle), marked)))

    def _idle(self, number: int) -> str:
        """Of clips that teach what no behavior looks like, and stand in no row of the table."""
        if number == 1:
            return self.tr("One more shows an animal that does none of the behaviors.")
        words = self.tr("{n} more show animals that do none of the behaviors.")
        return words.format(n=number_text(number)) if number else ""

    def _show_choices(self) -> None:
        names = self._names
        parts = [] if names is None else [names(each) for each in sorted(self._choices.dropped)]
        if names is not None:
            parts += [
                self.tr("{a} as {b}").format(a=names(a), b=names(b)) for a, b in self._choices.merged.items()
            ]
        self.changed.setText(self.tr("Left out or merged: {what}. Undo").format(what=", ".join(parts)))
        self.changed.setVisible(bool(parts))

    def _restore(self) -> None:
        self.choices_changed.emit(ClassChoices())

    def menu_for(self, row: int) -> QMenu:
        """What can be done with a class."""
        chosen = self.table.rows.classes[row]
        menu = QMenu(self)
        drop = QAction(self.tr("Do not learn this"), menu)
        drop.triggered.connect(lambda _checked=False: self._drop(chosen.name))
        menu.addAction(drop)
        into = menu.addMenu(self.tr("Learn it as"))
        for other in self.table.rows.classes:
            if other.kind == chosen.kind and other.name != chosen.name and self._names is not None:
                entry = QAction(self._names(other.name), into)
                entry.triggered.connect(lambda _checked=False, to=other.name: self._merge(chosen.name, to))
                into.addAction(entry)
        return menu

    def _drop(self, name: str) -> None:
        dropped = self._choices.dropped | {name}
        self.choices_changed.emit(ClassChoices(merged=self._choices.merged, dropped=dropped))

    def _merge(self, name: str, into: str) -> None:
        merged = {a: into if b == name else b for a, b in self._choices.merged.items()} | {name: into}
        self.choices_changed.emit(ClassChoices(merged=merged, dropped=self._choices.dropped))
