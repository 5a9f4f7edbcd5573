"""Which sites a training learns from and which it is judged on, where earlier ones have said so."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from app.services.learning.labelled_places import Place
from app.store.records import VideoId
from trainer.labels.manifest import LabelledSpan, Side


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Sites that earlier trainings judged on and those that they learned from: both keep their side.

    Of a single site some clips are held out; a model has seen it, so it counts as learned from. `videos` are
    those that were learned from, by which a site is known again that has another name now.
    """

    held_out: frozenset[str] = frozenset()
    trained: frozenset[str] = frozenset()
    videos: frozenset[VideoId] = frozenset()

    def of(self, site: str) -> Side:
        """The side of a site; empty where it is new."""
        return "train" if site in self.trained else "held_out" if site in self.held_out else ""

    def with_renamed(self, places: Iterable[Place]) -> "Sides":
        """The same, where sites of other names that hold what was learned from were learned from."""
        known = self.trained | self.held_out
        renamed = {each.site for each in places if each.id in self.videos and each.site not in known}
        return replace(self, trained=self.trained | renamed)


NOBODY = Sides()


def on_two_sides(spans: Sequence[LabelledSpan], are_learned: Sequence[bool]) -> Sequence[LabelledSpan]:
    """The spans; where all have the same side, nothing could be held out or learned by that.

    Then the videos that were learned from are learned from again, where there are others; else none has a
    side.
    """
    if len({span.side for span in spans}) > 1:
        return spans
    keeps = not all(are_learned)
    return [
        replace(span, side="train" if keeps and is_learned else "")
        for span, is_learned in zip(spans, are_learned, strict=True)
    ]
