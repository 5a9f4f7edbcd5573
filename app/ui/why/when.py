"""The frames that mattered: a bar for each part of the clip, and what it is worth in words."""

from PySide6.QtWidgets import QWidget

from app.ui.looks.parts import button, column, row, text
from app.ui.looks.theme import Theme
from app.ui.session import Session
from app.ui.speech.aloud import describe
from app.ui.speech.naming import any_name, percent_text
from app.ui.why.mattering import Mattering
from app.ui.why.strip import Bar, PartsStrip, span_words
from mvit_core.events import ClipOccluded
from mvit_core.types import Span

LEAST = 0.01  # of a score: smaller losses are none


class WhenPart(QWidget):
    """Says what the clip scores, shows what is lost without each part, and says it of the one pointed at."""

    def __init__(self, session: Session, mattering: Mattering) -> None:
        super().__init__()
        self._session, self._mattering = session, mattering
        self.strip = PartsStrip()
        self.strip.setAccessibleName(self.tr("Parts of the clip"))
        self.of = text("", "", wrap=True)
        self.part = text("", "muted", wrap=True)
        self.again = button(self.tr("Again at the playhead"), mattering.ask, kind="link")
        self.strip.pointed.connect(self._point_at)
        self.setLayout(column(self.of, self.strip, self.part, row(self.again, None), spacing=4))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.strip.set_theme(theme)

    def refresh(self) -> None:
        """Show the parts that were hidden so far."""
        mattering, answer = self._mattering, self._mattering.answer
        self.setVisible(mattering.is_on)
        if not mattering.is_on:
            return
        self.strip.setVisible(answer is not None)
        self.again.setVisible(not mattering.is_waiting and self._session.observation is not None)
        if answer is None:
            self.of.setText(mattering.note)
            self.part.setText("")
            return
        self.strip.set_bars(
            [Bar(part.span, answer.score - part.score) for part in answer.parts], answer.num_parts
        )
        self.of.setText(self._what_it_scores(answer))
        self._point_at(-1)

    def _what_it_scores(self, answer: ClipOccluded) -> str:
        names = (any_name(key, self._session.taxonomy, self._session.behaviors) for key in answer.classes[:2])
        words = self.tr("{name}: {share} in this clip.")
        span = ""
        if answer.parts:
            words = self.tr("{name}: {share} from {span}. What is lost without each part:")
            span = span_words(whole_of(answer))
        return words.format(name=", ".join(dict.fromkeys(names)), share=percent_text(answer.score), span=span)

    def _point_at(self, number: int) -> None:
        """Say what a part is worth; where none is pointed at, what the most important one is."""
        answer = self._mattering.answer
        if answer is None:
            return
        if not answer.is_last:
            words = self.tr("Hiding part {n} of {all}…")
            self.part.setText(words.format(n=len(answer.parts) + 1, all=answer.num_parts))
            return
        self.part.setText(self._worth(answer, number))
        describe(self.strip, self.part.text())

    def _worth(self, answer: ClipOccluded, number: int) -> str:
        chosen = number
        if chosen < 0:
            chosen = min(range(len(answer.parts)), key=lambda n: answer.parts[n].score)
        part = answer.parts[chosen]
        if number < 0 and answer.score - part.score < LEAST:
            return self.tr("No part of the clip matters by itself: without any of them it says the same.")
        words = self.tr("Without {span}: {share}")
        if number < 0:
            words = self.tr("It misses {span} most: {share} without it.")
        return words.format(span=span_words(part.span), share=percent_text(part.score))


def whole_of(answer: ClipOccluded) -> Span:
    """The clip's place: where its parts end, or will end as far as the first one tells."""
    first, last = answer.parts[0].span, answer.parts[-1].span
    end_s = last.end_s if answer.is_last else first.start_s + answer.num_parts * first.duration_s
    return Span(first.start_s, end_s)
