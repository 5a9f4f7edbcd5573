"""Labels given by one key: those pinned to 1-9, the last one again, a wider taxon, what is no animal."""

from PySide6.QtCore import QObject

from app.services.review import labels, pins
from app.services.review.pins import NUM_PINS, Pin, PinKind, pin_of
from app.services.review.wider import wider_taxa
from app.store.records import Subject
from app.ui.review.adding import add_observation, can_be_watched
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from app.ui.speech.naming import behavior_name, subject_name, taxon_name
from mvit_core.types import Span


class Pinning(QObject):
    """Every key that says a whole label by itself, of what is selected in the player."""

    def __init__(self, session: Session, reviewing: Reviewing) -> None:
        super().__init__(session)
        self._session = session
        self._reviewing = reviewing

    def use(self, number: int) -> None:
        """Say what is pinned to a key, 1 to 9."""
        pin = self._session.pins[number - 1]
        if pin is None:
            self._session.say(
                self.tr("Nothing is pinned to {n}. Press Ctrl+{n} to pin what is selected.").format(n=number)
            )
        else:
            self.say(pin)

    def say(self, pin: Pin) -> None:
        """Say this of what is selected."""
        if pin.kind is PinKind.BEHAVIOR:
            self._reviewing.behaving.leave_judged()
            self._reviewing.behave(pin.key)
        elif pin.kind is PinKind.TAXON:
            self._reviewing.name(taxon=pin.key)
        else:
            self.subject(Subject(pin.key))

    def pin_selected(self, number: int) -> None:
        """Pin what the selected observation says to a key; pinning it again takes it away."""
        chosen = self._session.observation
        if chosen is None:
            return
        pin = pin_of(chosen.kind, taxon=chosen.taxon, subject=chosen.subject, behavior=chosen.behavior)
        if pin is None:
            self._session.say(self.tr("It has no name yet that could be pinned."))
        else:
            self.put(number, None if self._session.pins[number - 1] == pin else pin)

    def put(self, number: int, pin: Pin | None) -> None:
        """Pin this to a key; a label is never pinned twice."""
        others = [None if each == pin else each for each in self._session.pins]
        wanted = (*others[: number - 1], pin, *others[number:])[:NUM_PINS]
        project = self._session.project
        words = self.tr("Pin {name} to {n}") if pin else self.tr("Unpin {n}")
        text = words.format(name=self.title(pin) if pin else "", n=number)
        self._session.edits.swap(text, wanted, lambda value: pins.put_pins(project, value))

    def title(self, pin: Pin) -> str:
        """What a pin is called."""
        if pin.kind is PinKind.TAXON:
            return taxon_name(pin.key, self._session.taxonomy)
        if pin.kind is PinKind.SUBJECT:
            return subject_name(Subject(pin.key))
        return behavior_name(pin.key, self._session.behaviors)

    def repeat(self) -> None:
        """Say again what was said last, and was not taken back."""
        self._session.edits.say_again(self.say)

    def wider(self) -> None:
        """Retreat to the next wider taxon, each to its own: genus, then family, then order."""
        animals = self._reviewing.animals()
        found = {each.id: wider_taxa(each, self._session.taxonomy)[:1] for each in animals}
        wider = {id_: taxon.key for id_, taxa in found.items() for taxon in taxa}
        if animals and not wider:
            self._session.say(self.tr("There is nothing wider to call it."))
        elif len(set(wider.values())) == 1 and len(wider) == len(animals):
            self._reviewing.name(taxon=next(iter(wider.values())))
        else:
            self._reviewing.rename(self.tr("Name {name} more widely"), wider)

    def subject(self, subject: Subject) -> None:
        """It is no animal that could be named. With nothing selected, it is said of the whole video."""
        if self._session.targets:
            self._reviewing.name(taxon=None, subject=subject)
            return
        with self._session.edits.saying(Pin(PinKind.SUBJECT, subject.value)):
            self.whole_video(subject)

    def whole_video(self, subject: Subject) -> None:
        """The same of the whole video looked at; no key repeats it for that."""
        video = self._session.video
        if video is not None and can_be_watched(self._session) and video.duration_s is not None:
            label = labels.add(Span(0.0, video.duration_s), subject=subject)
            text = self.tr("The whole video: {name}").format(name=subject_name(subject))
            add_observation(self._session, text, label)
