"""Why the model thinks so, below what it says: where it looked, which frames mattered, what it resembles."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from app.services.because import Example
from app.store.records import ObservationId
from app.ui.actions import Actions
from app.ui.flow import FlowLayout
from app.ui.grid.pictures import TilePictures
from app.ui.naming import class_name
from app.ui.parts import button, column, row, text
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.why.examples import ExampleTiles, Shown
from app.ui.why.looking import Looking, Part
from app.ui.why.mattering import Mattering
from app.ui.why.resembling import Resembling
from app.ui.why.strip import Bar, PartsStrip, span_words
from mvit_core.events import ClipOccluded
from mvit_core.types import Span


class WhyCard(QWidget):
    """Three switches, and below them what is switched on."""

    time_wanted = Signal(float)  # in the video looked at
    example_wanted = Signal(object)  # Example
    back_wanted = Signal(object)  # the ObservationId from which an example was opened

    def __init__(
        self,
        session: Session,
        actions: Actions,
        parts: tuple[Looking, Mattering, Resembling],
        cache: Path,
    ) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        self._looking, self._mattering, self._resembling = parts
        self._came_from: ObservationId | None = None
        self.pictures = TilePictures(cache, parent=self)
        self._caption = text(self.tr("WHY IT THINKS SO"), "caption")
        self.switches = {name: self._switch(name) for name in self._words()}
        self.stage, self.layer, self.head = (QComboBox() for _ in range(3))
        self._rest = text(
            self.tr("Nearly white where it looked most, clear where least."), "muted", wrap=True
        )
        self.strip = PartsStrip()
        self._of = text("", "", wrap=True)
        self._part = text("", "muted", wrap=True)
        self.again = button(self.tr("Again at the playhead"), self._mattering.ask, kind="link")
        self.tiles = ExampleTiles(self.pictures)
        self._among = text("", "muted", wrap=True)
        self.back = button(self.tr("‹ back to where you were"), self._go_back, kind="link")
        self._lay_out()
        self._connect()
        self._show_keys()
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.strip.set_theme(theme)
        self.tiles.set_theme(theme)
        self._show_keys()

    def shutdown(self) -> None:
        """End the thread of the pictures."""
        self.pictures.shutdown()

    # ------------------------------------------------------------- showing

    def refresh(self) -> None:
        """Show what is switched on, and what is known of it now."""
        for name, part in (
            ("attention", self._looking),
            ("mattering", self._mattering),
            ("resembling", self._resembling),
        ):
            self.switches[name].setChecked(part.is_on)
        self._show_where()
        self._show_when()
        self._show_like()

    def _show_where(self) -> None:
        answer = self._looking.answer
        self._where.setVisible(self._looking.is_on and answer is not None)
        if answer is None:
            return
        part = self._looking.part
        stage = answer.stages[part.stage - 1] if part.stage else None
        _fill(self.stage, self._up_to(len(answer.stages)), part.stage)
        _fill(self.layer, self._up_to(stage.num_layers if stage else 0), part.layer)
        _fill(self.head, self._up_to(stage.num_heads if stage else 0), part.head)
        for combo in (self.layer, self.head):
            combo.setEnabled(stage is not None)

    def _up_to(self, number: int) -> list[str]:
        return [self.tr("all"), *(str(n + 1) for n in range(number))]

    def _choose(self) -> None:
        stage = self.stage.currentIndex()
        of_stage = (self.layer.currentIndex(), self.head.currentIndex())
        same = stage == self._looking.part.stage
        self._looking.choose(Part(stage, *(of_stage if stage and same else (0, 0))))
        self._show_where()

    def _show_when(self) -> None:
        mattering, answer = self._mattering, self._mattering.answer
        self._when.setVisible(mattering.is_on)
        if not mattering.is_on:
            return
        self.strip.setVisible(answer is not None)
        self.again.setVisible(not mattering.is_waiting and self._session.observation is not None)
        if answer is None:
            self._of.setText(mattering.note)
            self._part.setText("")
            return
        bars = [Bar(part.span, answer.score - part.score) for part in answer.parts]
        self.strip.set_bars(bars, answer.num_parts)
        name = ", ".join(dict.fromkeys(self._name(key) for key in answer.classes[:2]))
        words = self.tr("{name}: {share} in this clip.")
        if answer.parts:
            words = self.tr("{name}: {share} from {span}. What is lost without each part:")
        span = self._whole(answer)
        self._of.setText(words.format(name=name, share=f"{answer.score:.0%}", span=span))
        self._point_at(-1)

    def _whole(self, answer: ClipOccluded) -> str:
        """The clip's place, where a part of it says so."""
        if not answer.parts:
            return ""
        first = answer.parts[0].span
        return span_words(Span(first.start_s, first.start_s + answer.num_parts * first.duration_s))

    def _point_at(self, number: int) -> None:
        """Say what a part is worth; where none is pointed at, what the most important one is."""
        answer = self._mattering.answer
        if answer is None:
            return
        if not answer.is_last:
            words = self.tr("Hiding part {n} of {all}…")
            self._part.setText(words.format(n=len(answer.parts) + 1, all=answer.num_parts))
            return
        self._part.setText(self._worth(answer, number))

    def _worth(self, answer: ClipOccluded, number: int) -> str:
        chosen = number
        if chosen < 0:
            chosen = min(range(len(answer.parts)), key=lambda n: answer.parts[n].score)
        part = answer.parts[chosen]
        if number < 0 and answer.score - part.score < 0.01:
            return self.tr("No part of the clip matters by itself: without any of them it says the same.")
        words = self.tr("Without {span}: {share}")
        if number < 0:
            words = self.tr("It misses {span} most: {share} without it.")
        return words.format(span=span_words(part.span), share=f"{part.score:.0%}")

    def _show_like(self) -> None:
        resembling, found = self._resembling, self._resembling.found
        self._like.setVisible(resembling.is_on)
        self.back.setVisible(self._came_from is not None and self._came_from != self._session.observation_id)
        if not resembling.is_on:
            return
        self.tiles.setVisible(found is not None)
        if found is None:
            self._among.setText(resembling.note)
            return
        chosen = self._session.observation
        own = {chosen.taxon, chosen.behavior} if chosen is not None else set()
        self.tiles.set_examples(
            [Shown(each, self._name(each.name), each.name in own) for each in found.examples]
        )
        words = self.tr(
            "The most alike of {n} that people reviewed in other videos; framed in yellow: called otherwise."
        )
        self._among.setText(words.format(n=found.num_compared))

    def _name(self, key: str) -> str:
        known = self._session.behaviors.get(key)
        return known.name if known else class_name(key, self._session.taxonomy)

    # ------------------------------------------------------------- own

    def _open(self, example: Example) -> None:
        if self._came_from is None:
            self._came_from = self._session.observation_id
        self.example_wanted.emit(example)

    def _go_back(self) -> None:
        wanted, self._came_from = self._came_from, None
        self.back_wanted.emit(wanted)

    def _leave(self) -> None:
        self._came_from = None
        self.pictures.set_project(self._session.project if self._session.is_open else None)

    def _connect(self) -> None:
        for part in (self._looking, self._mattering, self._resembling):
            part.changed.connect(self.refresh)
        for combo in (self.stage, self.layer, self.head):
            combo.activated.connect(lambda _index: self._choose())
        self.strip.pointed.connect(self._point_at)
        self.strip.wanted.connect(self.time_wanted)
        self.tiles.picked.connect(self._open)
        self._session.project_changed.connect(self._leave)
        self._session.observation_changed.connect(lambda _id: self.refresh())
        self._leave()

    def _words(self) -> dict[str, str]:
        """What the switches are called, in the language of now."""
        return {
            "attention": self.tr("Where"),
            "mattering": self.tr("When"),
            "resembling": self.tr("Examples"),
        }

    def _switch(self, name: str) -> QPushButton:
        action = self._actions[name]
        made = button("", kind="chip", name=name)
        made.setCheckable(True)
        made.clicked.connect(lambda _checked: action.trigger())
        return made

    def _show_keys(self) -> None:
        """Each switch with the key that does the same; people may have chosen another."""
        for name, words in self._words().items():
            switch, action = self.switches[name], self._actions[name]
            switch.setText(f"{words}  {self._actions.key_of(name)}".rstrip())
            switch.setToolTip(action.toolTip())
            switch.setAccessibleName(action.text())

    def _lay_out(self) -> None:
        choices = []
        for combo, caption, name in (
            (self.stage, self.tr("Stage"), self.tr("Stage of the model")),
            (self.layer, self.tr("Layer"), self.tr("Layer of the stage")),
            (self.head, self.tr("Head"), self.tr("Head of the layer")),
        ):
            choices.append(column(text(caption, "muted"), combo, spacing=1))
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setMinimumContentsLength(3)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        chips = QWidget()
        flow = FlowLayout(chips)
        for switch in self.switches.values():
            flow.addWidget(switch)
        self._where, self._when, self._like = QWidget(), QWidget(), QWidget()
        self._where.setLayout(column(row(*choices, spacing=5), self._rest, spacing=4))
        self._when.setLayout(column(self._of, self.strip, self._part, row(self.again, None), spacing=4))
        self._like.setLayout(column(self.tiles, self._among, spacing=4))
        self.setLayout(
            column(self._caption, chips, self._where, self._when, self._like, row(self.back, None), spacing=6)
        )


def _fill(combo: QComboBox, words: list[str], chosen: int) -> None:
    with QSignalBlocker(combo):
        if [combo.itemText(n) for n in range(combo.count())] != words:
            combo.clear()
            combo.addItems(words)
        combo.setCurrentIndex(chosen)
