"""Confirm the rest: what a species is called from a confidence on, with what that rule is worth."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSlider, QWidget

from app.services.choosing.filtering import Found
from app.services.confirming import ENOUGH, Preview, Rule, confirming, preview, waiting_taxa
from app.services.judged import Judged
from app.services.raw_scores import any_raw, videos_with_raw_scores
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.parts import Form, dialog_column, row, text, two_answers
from app.ui.queue.wording import share_text
from app.ui.session import Session
from app.ui.speech.describe import number_text
from app.ui.speech.naming import finer_percent_text, raw_words, taxon_name

FIRST_PERCENT = 90


class ConfirmRestDialog(QDialog):
    """Shows what a rule would do before it is done; done, it is one step to undo.

    Something that a model named has to wait among what was found.
    """

    def __init__(self, parent: QWidget, session: Session, found: Found, known: Judged) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Confirm the rest"))
        self._session, self._found, self._known = session, found, known
        self._raw_videos = videos_with_raw_scores(session.project, session.raw)
        self._preview: Preview | None = None
        self.species = ChoiceBox()
        self.species.setAccessibleName(self.tr("Species"))
        for key, number in waiting_taxa(found.catalog, found.rows, session.taxonomy).items():
            self.species.addItem(f"{taxon_name(key, session.taxonomy)}  ({number_text(number)})", key)
        self.sure = QSlider(Qt.Orientation.Horizontal)
        self.sure.setRange(0, 100)
        self.sure.setPageStep(5)
        self.sure.setValue(FIRST_PERCENT)
        self.sure.setAccessibleName(self.tr("From this confidence on"))
        self._percent = text("")
        self._number = text("", "cardTitle")
        self.error = text("", wrap=True)
        self._warning = text("", "danger", wrap=True)
        self.raw = text(raw_words(), "muted", wrap=True)
        self.buttons, self.confirm = two_answers(self, "", self._do)
        self._lay_out()
        self.species.currentIndexChanged.connect(lambda _index: self._refresh())
        self.sure.valueChanged.connect(lambda _value: self._refresh())
        self._refresh()

    def _refresh(self) -> None:
        self._percent.setText(finer_percent_text(self.sure.value() / 100))
        rule = Rule(str(self.species.currentData()), self.sure.value() / 100)
        self._preview = preview(
            self._found.catalog, self._found.rows, rule, self._known, self._session.taxonomy
        )
        self._say(self._preview)

    def _say(self, shown: Preview) -> None:
        number, error = number_text(len(shown.rows)), shown.error
        words = self.tr("{n} observations would be confirmed unseen")
        if len(shown.rows) == 1:
            words = self.tr("One observation would be confirmed unseen")
        if not len(shown.rows) and shown.surest is not None:
            words = self.tr("None is that sure: the surest has {share}")
        self._number.setText(words.format(n=number, share=finer_percent_text(shown.surest or 0.0)))
        if error.whole:
            words = self.tr(
                "Of {n} that this rule would have taken and somebody has looked at, {k} were wrong: {share}."
            )
            self.error.setText(
                words.format(n=number_text(error.whole), k=number_text(error.part), share=share_text(error))
            )
        else:
            words = self.tr("Nobody has looked yet at anything that this rule would have taken.")
            if self._known.learned:
                words = self.tr(
                    "Nobody has looked yet at anything that this rule would have taken in videos that "
                    "the model has not learned from."
                )
            self.error.setText(words)
        few = self.tr("That rests on few. Review at least {n} first, best of a random sample.")
        says_nothing = shown.rests_on_enough or not len(shown.rows)
        self._warning.setText(few.format(n=ENOUGH))
        self._warning.setVisible(not says_nothing)
        self.raw.setVisible(any_raw(self._found.catalog, shown.rows, self._raw_videos))
        self.confirm.setText(self.tr("Confirm {n}").format(n=number))
        self.confirm.setEnabled(len(shown.rows) > 0)

    def _do(self) -> None:
        shown = self._preview
        if shown is None:
            return
        ids = [self._found.catalog.id_at(int(row)) for row in shown.rows]
        name = taxon_name(shown.rule.taxon, self._session.taxonomy)
        words = self.tr("Confirm {n} × {name} from {share} on")
        said = words.format(
            n=number_text(len(ids)), name=name, share=finer_percent_text(shown.rule.min_confidence)
        )
        self.accept()
        self._session.edits.relabel_many(said, ids, confirming(self._session.project, shown.rule))

    def _lay_out(self) -> None:
        sure = QWidget()
        sure.setLayout(row(self.sure, self._percent))
        self._percent.setMinimumWidth(50)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form = Form(spacing=12)
        form.add(self.tr("Species"), self.species)
        form.add(self.tr("From this confidence on"), sure)
        hint = text(
            self.tr(
                "A genus, family or order takes all that belongs to it. In brackets: where the true share "
                "lies 19 times in 20. What the filter hides stays as it is. All can be undone in one step, "
                "and each label says that it was given by this rule."
            ),
            "muted",
            wrap=True,
        )
        down = dialog_column(self)
        down.addLayout(form)
        for part in (self.raw, self._number, self.error, self._warning, hint):
            down.addWidget(part)
        down.addWidget(self.buttons)
        self.setMinimumWidth(520)
