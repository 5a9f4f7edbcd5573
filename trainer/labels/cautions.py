"""What a person should know of a split before trusting the figures of a training."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from trainer.labels.manifest import LabelledSpan

Trouble = Literal[
    "one_class",
    "one_group",
    "known_sites",
    "class_in_one_group",
    "one_clip",
    "not_judged",
    "nothing_held_out",
    "not_read",
    "unasked",
]


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that the person should know before trusting the figures."""

    trouble: Trouble
    sentence: str
    class_name: str = ""


def cautions(spans: Sequence[LabelledSpan], held_out: Sequence[int]) -> Iterator[Caution]:
    """What makes the figures weaker than they look; `held_out` are numbers of spans."""
    sites = {span.where for span in spans}
    clips_of: dict[str, list[LabelledSpan]] = defaultdict(list)
    for span in spans:
        for name in span.class_names:
            clips_of[name].append(span)
    yield from _of_all(len(clips_of), sites, held_out)
    yield from _unasked(spans)
    held = set(held_out)
    apart = [{span.where for n, span in enumerate(spans) if (n in held) is side} for side in (True, False)]
    if len(sites) > 1 and apart[0] & apart[1]:
        yield Caution(
            "known_sites",
            "Sites that it learns from are judged on, too; how well the model does elsewhere "
            "cannot be known.",
        )
    whole = spread_of(spans)
    judged = {name for number in held_out for name in spans[number].class_names}
    for name in sorted(clips_of):
        found = _of_class(name, clips_of[name], whole)
        if found is not None:
            yield found
        elif held_out and name not in judged:
            yield Caution("not_judged", f"No clip of {name} is held out, so it is not judged.", name)


class Spread(NamedTuple):
    """How many videos, events and sites some clips are of."""

    videos: int
    events: int
    sites: int


def spread_of(clips: Sequence[LabelledSpan]) -> Spread:
    """Over how many videos, events and sites clips are spread."""
    kinds = ({clip.video for clip in clips}, {clip.when for clip in clips}, {clip.where for clip in clips})
    return Spread(*map(len, kinds))


def _of_class(name: str, clips: Sequence[LabelledSpan], whole: Spread) -> Caution | None:
    """What makes a class weak: too few clips, or all of one video, event or site of several."""
    if len(clips) == 1:
        return Caution(
            "one_clip", f"{name} has a single clip; it can be neither learned well nor judged.", name
        )
    own = spread_of(clips)
    if own.videos == 1 < whole.videos:
        return Caution(
            "one_clip", f"{name} is in a single video; it can be neither learned well nor judged.", name
        )
    if own.events == 1 < whole.events:
        return Caution(
            "one_clip", f"{name} was seen in a single event; it can be neither learned well nor judged.", name
        )
    if own.sites == 1 < whole.sites:
        sentence = f"All clips of {name} are of one site; the model may learn the site instead."
        return Caution("class_in_one_group", sentence, name)
    return None


def _unasked(spans: Sequence[LabelledSpan]) -> Iterator[Caution]:
    """Behaviors that came into the list when some clips had been labelled."""
    unasked = Counter(name for span in spans for name in span.unasked)
    for name, number in sorted(unasked.items()):
        sentence = (
            f"{number} clips were labelled before {name} was in the list of behaviors, so they do not teach "
            "its absence; where you have looked for it since, accept one of the animal's behaviors again."
        )
        if number == 1:
            sentence = (
                f"One clip was labelled before {name} was in the list of behaviors, so it does not teach its "
                "absence; if you have looked for it since, accept one of the animal's behaviors again."
            )
        yield Caution("unasked", sentence, name)


def _of_all(num_classes: int, sites: Set[str], held_out: Sequence[int]) -> Iterator[Caution]:
    """What concerns no single class."""
    if num_classes == 1:
        yield Caution("one_class", "There is only one class; a model needs at least two to tell apart.")
    if len(sites) == 1:
        yield Caution(
            "one_group", "All clips are of one site; how well the model does elsewhere cannot be known."
        )
    elif not held_out:
        yield Caution("nothing_held_out", "There are too few clips to hold any back, so nothing is judged.")
