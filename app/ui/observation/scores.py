"""What the machine thinks: its best classes, each one click away from being the answer, and what it saw."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.services.starting_model import STARTER
from app.store.records import Observation, ReviewState, Subject
from app.ui.looks.parts import Remark, as_tip, text
from app.ui.looks.theme import DARK, Theme
from app.ui.speech.naming import class_name, percent_text, raw_words, score_text
from mvit_core.species.species_list import Listed
from mvit_core.taxonomy import Taxonomy
from mvit_core.types import Evidence, Score

NUM_SHOWN = 5


class MachineScores(QWidget):
    """The five best classes, or a sentence that says why there are none."""

    picked = Signal(str)  # a class: a taxon key, or what is no animal

    def __init__(self) -> None:
        super().__init__()
        self._why = text("", "muted", wrap=True)
        self.called = Remark()
        self.raw = text(raw_words(), "muted", wrap=True)
        self._saw = Remark()
        self.bars = [_ScoreBar() for _ in range(NUM_SHOWN)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._why)
        for bar in self.bars:
            bar.picked.connect(self.picked)
            column.addWidget(bar)
        column.addWidget(self.called)
        column.addWidget(self.raw)
        column.addWidget(self._saw)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        for bar in self.bars:
            bar.theme = theme
            bar.update()

    def show_observation(
        self,
        observation: Observation,
        taxonomy: Taxonomy,
        listed: Listed | None = None,
        *,
        raw: bool = False,
    ) -> None:
        """Show what the machine said of `observation`; who cannot be there by the project's list is said.

        `raw`: its scores are no chances, and it is said.
        """
        best = with_wider_name(observation, taxonomy)[:NUM_SHOWN]
        for place, bar in enumerate(self.bars):
            bar.setVisible(place < len(best))
            if place < len(best):
                key, value = best[place].name, best[place].value
                name = class_name(key, taxonomy)
                if listed is not None and not listed.holds(key):
                    name = self.tr("{name} (not on the list)").format(name=name)
                bar.show_score(key, name, value, score_text(value, raw=raw), chosen=key == observation.taxon)
        said = {score.name: score.value for score in best}
        self._say_called(observation, said.get(observation.taxon or ""), raw=raw)
        self.raw.setVisible(raw and bool(best))
        self._why.setVisible(not best)
        self._why.setText(self._reason(observation))
        seen = what_was_seen(observation.evidence, observation.detector) if observation.evidence else ""
        self._saw.say(seen)

    def _say_called(self, observation: Observation, listed: float | None, *, raw: bool) -> None:
        """Lists and filters go by a figure that takes in more than the list of names does."""
        sure = observation.confidence
        differs = listed is not None and sure is not None and percent_text(sure) != percent_text(listed)
        words = self.tr(
            "Its confidence is {share}: this also takes in how surely something alive is there, and which "
            "animals can be there."
        )
        is_told = differs and is_named_by_machine(observation)
        self.called.say(words.format(share=score_text(sure or 0.0, raw=raw)) if is_told else "")
        self.raw.setText(raw_words())  # of the language now

    def _reason(self, observation: Observation) -> str:
        if observation.confidence is None:
            return self.tr("Added by a person; the machine did not see it.")
        share = percent_text(observation.confidence)
        if observation.evidence is None:
            words = self.tr("Found by its motion, {share} sure that it is alive.")
        elif observation.evidence.detector is None:
            words = self.tr("Something alive, {share} sure.")
        else:
            kind = {Subject.HUMAN: self.tr("A person"), Subject.VEHICLE: self.tr("A vehicle")}
            who = kind.get(observation.subject, self.tr("An animal"))
            words = self.tr("{who}, {share} sure.").replace("{who}", who)
        return f"{words.format(share=share)} {self._unnamed_by(observation.model)}"

    def _unnamed_by(self, model: str) -> str:
        """What became of its name; `model`: that which looked at it, if one did."""
        if not model:
            return self.tr("No model has named it yet.")
        if model == STARTER:
            return self.tr("Starter looked at it: it knows behaviors, no species. Name some, then improve.")
        return self.tr("{model} looked at it and gave no name.").format(model=model)


def with_wider_name(observation: Observation, taxonomy: Taxonomy) -> tuple[Score, ...]:
    """The scores, and first the genus, family or order that the machine called it by where unsure.

    Its score is what those below it say together, so that all of one list can be compared: the confidence of
    the name takes in more, see `_say_called`. It is at least that: only the best classes are kept.
    """
    scores, taxon = observation.scores, observation.taxon
    if taxon is None or not is_named_by_machine(observation) or any(each.name == taxon for each in scores):
        return scores
    below = sum(each.value for each in scores if any(up.key == taxon for up in taxonomy.lineage(each.name)))
    together = min(1.0, max(below, observation.confidence or 0.0))
    return (Score(taxon, together), *scores) if together else scores


def is_named_by_machine(observation: Observation) -> bool:
    """Whether its name is the latest scan's, reviewed by nobody."""
    by_rule = bool(observation.rule) and observation.taxon == observation.found_taxon
    return by_rule or observation.state is ReviewState.UNREVIEWED


def what_was_seen(evidence: Evidence, detector: str) -> str:
    """What motion and the detector each saw of a track, a line each."""
    translate = QCoreApplication.translate
    if evidence.motion is not None:
        moved = translate("MachineScores", "Motion: {share}").format(share=percent_text(evidence.motion))
    else:
        moved = translate("MachineScores", "Motion: none, it stands still")
    looks = translate("MachineScores", "{n} of {all} frames").format(
        n=evidence.num_seen, all=evidence.num_looks
    )
    if not evidence.num_looks:
        saw = translate("MachineScores", "{detector}: was not shown it")
    elif evidence.detector is None:
        saw = translate("MachineScores", "{detector}: saw nothing there, {looks}")
    else:
        saw = translate("MachineScores", "{detector}: {share} in {looks}; its word is “{word}”")
    said = saw.format(
        detector=detector or translate("MachineScores", "Detector"),
        looks=looks,
        word=evidence.class_name.replace("_", " "),
        share=percent_text(evidence.detector or 0.0),
    )
    return f"{moved}\n{said}"


class _ScoreBar(QAbstractButton):
    """Name, bar, figure; a click takes it."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.theme = DARK
        self._key, self._name, self._value, self._chosen = "", "", 0.0, False
        self._figure = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys from the window
        self.clicked.connect(lambda _checked=False: self.picked.emit(self._key))

    def show_score(self, key: str, name: str, value: float, figure: str, *, chosen: bool) -> None:
        self._key, self._name, self._value, self._chosen = key, name, value, chosen
        self._figure = figure
        self.setToolTip(as_tip(self.tr("Name it {name}").format(name=name)))
        self.setAccessibleName(f"{name} {figure}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + 8)

    def enterEvent(self, entering: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, leaving: object) -> None:
        self.update()

    def paintEvent(self, painting: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        ground = QColor(theme.text if self.underMouse() else theme.surface_raised)
        ground.setAlphaF(0.12 if self.underMouse() else 1.0)
        painter.setBrush(ground)
        painter.drawRoundedRect(whole, 4, 4)
        filled = QColor(theme.accent)
        filled.setAlphaF(0.45 if self._chosen else 0.22)
        painter.setBrush(filled)
        painter.drawRoundedRect(
            QRectF(whole.left(), whole.top(), whole.width() * self._value, whole.height()), 4, 4
        )
        inner = whole.adjusted(8, 0, -8, 0)
        painter.setPen(QColor(theme.text))
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, align | Qt.AlignmentFlag.AlignRight, self._figure)
        inner.setRight(inner.right() - self.fontMetrics().horizontalAdvance(self._figure) - 8)
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, round(inner.width()))
        painter.drawText(inner, align | Qt.AlignmentFlag.AlignLeft, name)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
