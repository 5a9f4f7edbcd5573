"""What comes before the first step: labels checked, videos decoded, clips split."""

import time
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from trainer.clips.cache import ClipCache
from trainer.clips.dataset import ClipDataset, gone, truth_of
from trainer.clips.stored import storing_for
from trainer.events import ClipsDecoded, ClipSkipped, TrainingEvent, TrainingStarted
from trainer.fitting.batches import Lessons
from trainer.fitting.clock import Pace
from trainer.fitting.starting import Start
from trainer.labels.cautions import Caution
from trainer.labels.manifest import LabelledSpan, Manifest
from trainer.labels.split import Split, split
from trainer.machine.computing import Computing
from trainer.recipes.recipe import Recipe
from trainer.runs.folder import RunFacts
from trainer.runs.memory import prints_of, trained_on

DECODED_EVERY_S = 0.5
BLANK = "blank"  # the class of clips in which nothing is


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a training reads and writes."""

    out: Path
    cache: Path
    base: Path | None = None
    base_name: str = ""  # what people call it; empty: as its file is called
    embeddings: Path | None = None  # what a scan kept of the spans, for heads


class NothingToRead(UserError):  # noqa: N818 - it names the state of videos
    """Not one of the videos can be read."""


def check(manifest: Manifest) -> None:
    """Raises UserError where nothing can be learned from these labels."""
    if not manifest.spans:
        raise UserError("There are no labelled clips to learn from.")
    if not tells_apart(manifest):
        name = first_class(manifest)
        if name == BLANK:
            raise UserError("There is nothing but blanks; label clips of an animal, too, to train.")
        raise UserError(
            f"There is only one class ({name}); label clips of at least one other, such as blanks, to train."
        )


def check_readable(manifest: Manifest) -> None:
    """The same of the clips that are at hand; raises UserError where what is left is too little."""
    if not tells_apart(manifest):
        name = first_class(manifest)
        raise UserError(
            f"Only clips of one class ({name}) can be read; see to the videos of the others: plug their "
            "drive in, copy them from the card again, or scan them."
        )


def tells_apart(manifest: Manifest) -> bool:
    """Whether the clips show several species, or behaviors that some show and others do not."""
    species = {span.species for span in manifest.spans if span.species}
    behaviors = {span.behaviors for span in manifest.spans if span.behaviors is not None}
    return len(species) > 1 or (bool(manifest.header.behaviors) and len(behaviors) > 1)


def first_class(manifest: Manifest) -> str:
    """A class that the clips show, to be named."""
    return next((name for span in manifest.spans for name in span.class_names), "nothing")


def cache_for(folder: Path, recipe: Recipe) -> ClipCache:
    """The clip cache, ready for this recipe's clips."""
    storing = storing_for(
        side=recipe.stored_side, frame_interval_s=recipe.frame_interval_s, clip_s=recipe.clip_s
    )
    cache = ClipCache(folder, storing, max_bytes=int(recipe.cache_gb * 2**30))
    cache.open()
    return cache


def decode(
    manifest: Manifest, cache: ClipCache, needed: Collection[int] = ()
) -> Generator[TrainingEvent, None, list[int]]:
    """Decode what is not in the cache; returns the numbers of the spans that can be read.

    Raises UnreadableVideo where one of the `needed` ones cannot, and NothingToRead where none at all can.
    """
    sources = [(manifest.path_of(span), span) for span in manifest.spans]
    bad: set[int] = set()
    told, pace = 0.0, Pace()
    for filled in cache.fill(sources):
        for number, reason in filled.problems:
            if number in needed:
                raise gone(sources[number][0])
            bad.add(number)
            yield ClipSkipped(video=manifest.spans[number].video, reason=reason)
        if time.monotonic() - told > DECODED_EVERY_S or filled.done == len(sources):
            told = time.monotonic()
            total = len(sources)
            left_s = pace.left_s(filled.done / total)
            yield from pace.telling(ClipsDecoded(done=filled.done, total=total, left_s=left_s))
    if len(bad) == len(sources):
        raise NothingToRead("Not one of the videos can be read; check that their drive is connected.")
    return [number for number in range(len(sources)) if number not in bad]


def split_of(manifest: Manifest, readable: Sequence[int], recipe: Recipe) -> Split:
    """The split of the spans that can be read."""
    found = split([manifest.spans[n] for n in readable], held_out=recipe.held_out, seed=recipe.seed)
    return Split(
        tuple(readable[n] for n in found.train),
        tuple(readable[n] for n in found.held_out),
        (*unread(manifest, readable), *found.cautions),
    )


def unread(manifest: Manifest, readable: Sequence[int]) -> Iterator[Caution]:
    """The classes of which not one clip can be read."""
    there = {name for number in readable for name in manifest.spans[number].class_names}
    for name in sorted({name for span in manifest.spans for name in span.class_names} - there):
        yield Caution("not_read", f"Not one clip of {name} can be read, so it is not learned.", name)


def lessons_of(manifest: Manifest, chosen: Split, cache: ClipCache, recipe: Recipe) -> Lessons:
    """Both sides of the split."""

    def side(numbers: Sequence[int]) -> tuple[ClipDataset, list[LabelledSpan]]:
        spans = [manifest.spans[number] for number in numbers]
        return ClipDataset([(manifest.path_of(span), span) for span in spans], cache, recipe), spans

    (train_clips, trained), (held_clips, held) = side(chosen.train), side(chosen.held_out)
    return Lessons(
        train_clips,
        truth_of(manifest, trained),
        held_clips,
        truth_of(manifest, held),
        manifest.header.behaviors,
    )


def learned_before(base: Path | None) -> tuple[str, ...]:
    """The fingerprints of what a base learned from, as far as its own folder still tells."""
    with suppress(UserError):
        return trained_on(base) if base is not None else ()
    return ()


def base_knows(base: Path | None, manifest: Manifest) -> bool:
    """Whether a base has learned from videos of these clips: to leave their sites out would prove nothing."""
    known = set(learned_before(base))
    videos = sorted({manifest.path_of(span) for span in manifest.spans}) if known else []
    return any(each in known for each in prints_of(videos))


def facts_of(manifest: Manifest, recipe: Recipe, places: Places, chosen: Split) -> RunFacts:
    """What decides the run."""
    videos = sorted({manifest.path_of(manifest.spans[number]) for number in chosen.train})
    prints = {video: "".join(prints_of([video])) for video in videos}
    return RunFacts(
        manifest_hash=manifest.hash,
        recipe=recipe,
        root=to_text(manifest.root),
        base=to_text(places.base.absolute()) if places.base else "",
        base_name=places.base_name if places.base else "",
        train=chosen.train,
        held_out=chosen.held_out,
        cautions=tuple(each.sentence for each in chosen.cautions),
        trained_on=tuple(dict.fromkeys((*filter(None, prints.values()), *learned_before(places.base)))),
        away=tuple(to_text(video) for video, known in prints.items() if not known),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def started(
    start: Start, counts: tuple[int, int], chosen: Split, manifest: Manifest, computing: Computing
) -> TrainingStarted:
    """The first thing to say; `counts` are of clips to learn from, and held out."""
    return TrainingStarted(
        recipe=start.recipe.name,
        model=start.recipe.model,
        device=str(computing.device),
        num_parameters=sum(value.numel() for value in start.model.parameters()),
        num_train=counts[0],
        num_held_out=counts[1],
        held_out_groups=tuple(sorted({manifest.spans[number].group for number in chosen.held_out})),
        cautions=tuple(each.sentence for each in chosen.cautions),
    )
