"""What a person says of many tiles at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.services.review import bulk
from app.services.review.pins import Pin, PinKind
from app.store.records import ObservationId, Subject
from app.ui.session import Session
from app.ui.speech.describe import number_text
from app.ui.speech.naming import behavior_name, subject_name, taxon_name


class GridLabelling(QObject):
    """Acts on `chosen()`; each act is one step to undo."""

    def __init__(self, session: Session, chosen: Callable[[], Sequence[ObservationId]]) -> None:
        super().__init__(session)
        self._session = session
        self._chosen = chosen

    def accept(self) -> None:
        """They are as they say."""
        one, several = self.tr("Accept one observation"), self.tr("Accept {n} observations")
        self._do(one, several, bulk.accepting(self._session.project))

    def reject(self) -> None:
        """None of them is there."""
        one, several = self.tr("Reject one observation"), self.tr("Reject {n} observations")
        self._do(one, several, bulk.rejecting(self._session.project))

    def name(self, taxon: str | None, subject: Subject = Subject.ANIMAL) -> None:
        """They all are this."""
        said = taxon_name(taxon, self._session.taxonomy) if taxon else subject_name(subject)
        one, several = self.tr("Name one observation {name}"), self.tr("Name {n} observations {name}")
        one, several = one.replace("{name}", said), several.replace("{name}", said)
        pin = Pin(PinKind.TAXON, taxon) if taxon else Pin(PinKind.SUBJECT, subject.value)
        with self._session.edits.saying(pin):
            self._do(one, several, bulk.naming(self._session.project, taxon=taxon, subject=subject))

    def behave(self, behavior: str) -> None:
        """They all do this."""
        said = behavior_name(behavior, self._session.behaviors)
        one, several = self.tr("Say of one animal: {name}"), self.tr("Say of {n} animals: {name}")
        one, several = one.replace("{name}", said), several.replace("{name}", said)
        with self._session.edits.saying(Pin(PinKind.BEHAVIOR, behavior)):
            self._do(one, several, bulk.behaving(self._session.project, behavior))

    def say(self, pin: Pin) -> None:
        """They all are, or do, what is pinned to a key."""
        if pin.kind is PinKind.BEHAVIOR:
            self.behave(pin.key)
        elif pin.kind is PinKind.TAXON:
            self.name(pin.key)
        else:
            self.name(None, Subject(pin.key))

    def use(self, number: int) -> None:
        """They all are, or do, what is pinned to a key, 1 to 9."""
        pin = self._session.pins[number - 1]
        if pin is None:
            words = self.tr("Nothing is pinned to {n}. In the player Ctrl+{n} pins what is selected.")
            self._session.say(words.format(n=number))
        else:
            self.say(pin)

    def subject(self, subject: Subject) -> None:
        """They all are this, and no animal that could be named."""
        self.name(None, subject)

    def repeat(self) -> None:
        """Say again what was said last, and was not taken back."""
        self._session.edits.say_again(self.say)

    def wider(self) -> None:
        """Each becomes the next wider taxon of what it is: genus, then family, then order."""
        self._do(
            self.tr("Name one observation more widely"),
            self.tr("Name {n} observations more widely"),
            bulk.widening(self._session.project, self._session.taxonomy),
        )

    def _do(self, one: str, several: str, plan: bulk.Plan) -> None:
        """`one` and `several` say what is done, for undoing it."""
        ids = list(self._chosen())
        if ids:
            words = one if len(ids) == 1 else several.replace("{n}", number_text(len(ids)))
            self._session.edits.relabel_many(words, ids, plan)
