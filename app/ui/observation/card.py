"""One observation: its name, what the machine thinks, its behaviors and facts, its history."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.review import pins
from app.services.review.pins import PinKind
from app.services.review.verdicts import LabelChanges
from app.store.records import NOT_TAXA, Kind, Observation, ReviewState, Subject
from app.ui.looks.parts import button, literal, row, text
from app.ui.looks.theme import DARK, Theme
from app.ui.observation.entries import Entry, EntryList
from app.ui.observation.facts import Facts
from app.ui.observation.heading import Heading
from app.ui.observation.history import history_text
from app.ui.observation.pin_bar import PinBar
from app.ui.observation.scores import MachineScores
from app.ui.observation.toggles import Toggles
from app.ui.picking.choices import (
    Choice,
    What,
    behavior_choices,
    species_choices,
)
from app.ui.picking.picker import Picker
from app.ui.picking.wider_names import WiderNames
from app.ui.review.pinning import Pinning
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from app.ui.speech.naming import clock, short_name
from app.ui.words import Words
from mvit_core.types import Score

NUM_RECENT = 5


class ObservationCard(QWidget):
    """Everything about one animal or one bout; each change is said at once and can be undone."""

    new_species_wanted = Signal(str)  # what was typed
    keyboard_free = Signal()
    ethogram_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, session: Session, reviewing: Reviewing, pinning: Pinning) -> None:
        super().__init__()
        self._session = session
        self._reviewing = reviewing
        self._words = Words(session)
        self._theme = DARK
        self._observation: Observation | None = None
        self._heading = Heading(session)
        self.species = Picker(
            self._species, hint=self.tr("Type a few letters: lion, panth, fel…"), name=self.tr("Species")
        )
        self.behavior = Picker(
            self._behaviors, hint=self.tr("Add a behavior: eats, sleeps…"), name=self.tr("Behavior")
        )
        self.wider = WiderNames()
        self.pins = PinBar(session, pinning)
        self.modifiers = Toggles(self.tr("Modifiers"))
        self.scores = MachineScores()
        self.suggested: Callable[[Observation], tuple[Score, ...]] = lambda _observation: ()
        self.bouts = EntryList(removable=True, remove_tip=lambda: self.tr("Remove this behavior"))
        self.ethogram = button(
            self.tr("Ethogram…"),
            self.ethogram_wanted.emit,
            kind="link",
            tip=self.tr("Behaviors, their keys, colors and groups"),
        )
        self.listed = button(
            self.tr("List…"), self.list_wanted.emit, kind="link", tip=self.tr("Animals that can be here")
        )
        self.parent_link = button("", self._to_parent, kind="link", may_be_cut=True)
        self.why_place = QVBoxLayout()  # for what the model looked at
        self.facts = Facts()
        self.history = text("", "muted", wrap=True)
        self._captions = {
            name: text(words, "caption")
            for name, words in (
                ("species", self.tr("SPECIES")),
                ("machine", self.tr("THE MACHINE SAYS")),
                ("behavior", self.tr("BEHAVIOR")),
                ("history", self.tr("HISTORY")),
            )
        }
        self._lay_out()
        self._connect()

    def show_observation(self, observation: Observation) -> None:
        """Show `observation`; a field that the person is typing in keeps its text."""
        self._observation = observation
        session = self._session
        animal = observation.kind == Kind.ANIMAL
        name = short_name(observation, session.taxonomy, session.behaviors)
        self._heading.show_observation(observation)
        unnamed = observation.taxon is None and observation.subject in (Subject.UNCLASSIFIED, Subject.ANIMAL)
        self.species.rest_at(name if animal and not unnamed else "")
        for part in (self.species, self.wider, self.bouts, *self._of_animals()):
            part.setVisible(animal)
        self.parent_link.setVisible(not animal)
        self.behavior.rest_at("" if animal else name)
        self.pins.refresh()
        known = self._session.behaviors.get(observation.behavior or "")
        self.modifiers.set_words(known.modifiers if known else (), observation.modifiers)
        self.modifiers.setVisible(bool(self.modifiers.chips))
        if animal:
            self._show_scores(observation)
            self.wider.show_observation(observation, session.taxonomy)
            self._show_bouts(observation)
        else:
            self._show_parent(observation)
        self.facts.set_of_somebody(animal and observation.subject is not Subject.BLANK)
        self.facts.show_observation(observation)
        self.history.setText(history_text(session, observation))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        for part in (self._heading, self.species, self.behavior, self.scores, self.bouts):
            part.set_theme(theme)
        self._theme = theme
        if self._observation is not None and self._observation.kind == Kind.ANIMAL:
            self._show_bouts(self._observation)

    # ------------------------------------------------------------- what was said

    def take_species(self, taxon: str) -> None:
        """The animal is of this taxon."""
        self._reviewing.name(taxon=taxon)

    def _take_class(self, key: str) -> None:
        """What the machine says, one of its classes; some of them are no animals."""
        if key in NOT_TAXA:
            self._reviewing.name(taxon=None, subject=Subject(key))
        else:
            self.take_species(key)

    def _species_picked(self, choice: Choice) -> None:
        if choice.what == What.TAXON:
            self.take_species(choice.key)
        elif choice.what == What.SUBJECT:
            self._reviewing.name(taxon=None, subject=Subject(choice.key))
        elif choice.what == What.NEW:
            self.new_species_wanted.emit(choice.key)

    def _behavior_picked(self, choice: Choice) -> None:
        key = self._words.new_behavior(choice.key) if choice.what == What.NEW else choice.key
        if key is not None:
            self._reviewing.behave(key)

    def _fact_changed(self, field: str, value: object) -> None:
        names = {
            "count": self.tr("Count {name}"),
            "sex": self.tr("Sex of {name}"),
            "life_stage": self.tr("Life stage of {name}"),
            "individual": self.tr("Individual of {name}"),
            "notes": self.tr("Notes on {name}"),
            "reacts": self.tr("Reaction of {name}"),
            "quality": self.tr("Quality of {name}"),
            "tags": self.tr("Tags of {name}"),
            "modifiers": self.tr("Modifiers of {name}"),
        }
        changes = cast(LabelChanges, {field: value})  # a signal carries no types
        self._reviewing.correct(names[field], **changes)
        if field in ("individual", "tags"):
            self._offer_known_words()

    def _offer_known_words(self) -> None:
        """Names of individuals and tags that this project has."""
        if self._session.is_open:
            self.facts.set_known(*pins.known_words(self._session.project))

    def _to_parent(self) -> None:
        if self._observation is not None:
            self._session.look_at(self._observation.parent_id)

    # ------------------------------------------------------------- what is offered

    def _species(self, typed: str) -> list[Choice]:
        scores = self._observation.scores if self._observation else ()
        session, raw = self._session, bool(self._observation and self._session.raw.has(self._observation))
        recent = pins.used_last(session.project, PinKind.TAXON, NUM_RECENT)
        return species_choices(
            typed, session.taxonomy, scores=scores, recent=recent, listed=session.listed, raw=raw
        )

    def _behaviors(self, typed: str) -> list[Choice]:
        recent = pins.used_last(self._session.project, PinKind.BEHAVIOR, NUM_RECENT)
        return behavior_choices(typed, self._session.behaviors, recent=recent)

    def _pinned(self, kinds: Sequence[PinKind], number: int) -> Choice | None:
        """What is pinned to a number, where it can be said in this field."""
        pin = self._session.pins[number - 1]
        if pin is None or pin.kind not in kinds:
            return None
        return Choice(What(pin.kind.value), pin.key, pin.key)

    # ------------------------------------------------------------- showing

    def refresh_scores(self) -> None:
        """There may be newer suggestions."""
        if self._observation is not None and self._observation.kind == Kind.ANIMAL:
            self._show_scores(self._observation)

    def _show_scores(self, observation: Observation) -> None:
        """What the model said, or what follows from all that people have said since."""
        newer = self.suggested(observation)
        words = self.tr("FROM WHAT YOU SAID SO FAR") if newer else self.tr("THE MACHINE SAYS")
        self._captions["machine"].setText(words)
        shown = observation
        if newer:  # the machine's confidence is of another list
            shown = msgspec.structs.replace(observation, scores=newer, confidence=None)
        raw = not newer and self._session.raw.has(observation)
        self.scores.show_observation(shown, self._session.taxonomy, self._session.listed, raw=raw)

    def _of_animals(self) -> tuple[QWidget, ...]:
        return (self.scores, self.listed, self._captions["species"], self._captions["machine"])

    def _show_bouts(self, observation: Observation) -> None:
        session = self._session
        mine = [each for each in session.observations if each.parent_id == observation.id]
        photo = session.video is not None and session.video.is_photo
        self.bouts.set_entries(
            [
                Entry(
                    each.id,
                    short_name(each, session.taxonomy, session.behaviors),
                    "" if photo else f"{clock(each.span.start_s)} – {clock(each.span.end_s)}",
                    color=self._theme.accent if each.state is ReviewState.UNREVIEWED else "",
                    open=each.state is ReviewState.UNREVIEWED,
                )
                for each in mine
            ]
        )
        self.bouts.setVisible(bool(mine))

    def _show_parent(self, observation: Observation) -> None:
        session = self._session
        parent = session.find(observation.parent_id) if observation.parent_id is not None else None
        name = short_name(parent, session.taxonomy, session.behaviors) if parent else ""
        self.parent_link.setText(literal(self.tr("‹ of {animal}").format(animal=name)))

    # ------------------------------------------------------------- building

    def _connect(self) -> None:
        self.species.picked.connect(self._species_picked)
        self.behavior.picked.connect(self._behavior_picked)
        for picker in (self.species, self.behavior):
            picker.left.connect(self.keyboard_free)
        self.wider.picked.connect(self.take_species)
        self.scores.picked.connect(self._take_class)
        self.bouts.picked.connect(self._session.look_at)
        self.bouts.removed.connect(self._reviewing.remove)
        self._session.project_changed.connect(self._offer_known_words)
        self.species.pinned = partial(self._pinned, (PinKind.TAXON, PinKind.SUBJECT))
        self.behavior.pinned = partial(self._pinned, (PinKind.BEHAVIOR,))
        self.facts.changed.connect(self._fact_changed)
        self.modifiers.changed.connect(lambda words: self._fact_changed("modifiers", words))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(self.parent_link)
        column.addWidget(self._heading)
        column.addSpacing(6)
        column.addLayout(row(self._captions["species"], None, self.listed))
        column.addWidget(self.species)
        column.addWidget(self.wider)
        column.addWidget(self.pins)
        column.addSpacing(6)
        column.addWidget(self._captions["machine"])
        column.addWidget(self.scores)
        column.addSpacing(6)
        column.addLayout(self.why_place)
        column.addSpacing(6)
        column.addLayout(row(self._captions["behavior"], None, self.ethogram))
        column.addWidget(self.bouts)
        column.addWidget(self.behavior)
        column.addWidget(self.modifiers)
        column.addSpacing(6)
        column.addWidget(self.facts)
        column.addSpacing(6)
        column.addWidget(self._captions["history"])
        column.addWidget(self.history)
        column.addStretch(1)
