"""What there is to learn from, read behind the window in one go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.services import media, models
from app.services.checkpoint_card import card_of
from app.services.learning import trainings
from app.services.learning.labels_at_hand import Advice, ClassAtHand, advice, classes_at_hand, sites_of
from app.services.learning.model_versions import versions
from app.services.learning.stopped_trainings import Damaged, Stopped, stopped
from app.services.learning.training_sets import TrainingSet, training_set
from app.services.projects import Project
from app.ui.improve.reading import read_report
from app.ui.improve.verdict import may_be_guess
from mvit_core.errors import UserError
from trainer.heads.kept import Kept
from trainer.labels.manifest import Manifest
from trainer.labels.split import Split, split

HELD_OUT = 0.2  # as the recipes have it: what is shown is what will be judged on


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """What there is to learn from."""

    examples: TrainingSet
    classes: list[ClassAtHand]
    sites: list[str]
    advice: list[Advice]
    split: Split
    base: Path | None
    starter: Path | None  # to begin from where there is no base
    kept: Kept
    stopped: Stopped | Damaged | None  # a training that did not come to its end
    gone: Path | None = None  # the model in use, where its file is not there
    last_is_guess: bool = False  # the model that was trained last is not surely better than guessing
    has_videos: bool = True  # in which something could be reviewed
    forgotten: tuple[str, ...] = ()  # classes of the model in use of which nobody labelled any

    @property
    def manifest(self) -> Manifest:
        """The labelled spans."""
        return self.examples.manifest

    @property
    def held_out(self) -> list[str]:
        """The sites that would be judged on; one that is learned from, too, is none of them."""
        if not self.can_learn:
            return []
        held, learned = (
            {self.manifest.spans[number].group for number in side}
            for side in (self.split.held_out, self.split.train)
        )
        return sorted(held - learned)

    @property
    def is_known_to_base(self) -> bool:
        """Whether what a training starts from has learned from some of it."""
        return any(span.side == "train" for span in self.manifest.spans)

    @property
    def are_all_known_to_base(self) -> bool:
        """Whether it has learned from every site, so that none of them could judge what comes of it."""
        return set(self.sites) <= {span.group for span in self.manifest.spans if span.side == "train"}

    @property
    def can_learn(self) -> bool:
        """Whether there is anything to tell apart."""
        header = self.manifest.header
        said = {span.behaviors for span in self.manifest.spans if span.behaviors is not None}
        return len(header.species) > 1 or (bool(header.behaviors) and len(said) > 1)


def read_at_hand(project: Project, step: Callable[[object], None]) -> AtHand:
    """Everything that the page shows before a training; `step` is called between the longer parts."""
    examples = training_set(project, trainings.sides_of(project))
    step(None)
    base, model = trainings.base_of(project), models.project_model(project)
    kept = trainings.kept_embeddings(project, examples, base)
    step(None)
    manifest = examples.manifest
    return AtHand(
        examples=examples,
        classes=classes_at_hand(manifest),
        sites=sites_of(manifest),
        advice=advice(manifest),
        split=split(manifest.spans, held_out=HELD_OUT) if manifest.spans else Split((), ()),
        base=base,
        starter=trainings.starter_for(manifest),
        kept=kept,
        stopped=stopped(project),
        gone=model if model is not None and not model.is_file() else None,
        last_is_guess=_last_is_guess(project),
        has_videos=bool(manifest.spans) or media.num_videos(project) > 0,
        forgotten=forgotten(model, manifest),
    )


def forgotten(model: Path | None, manifest: Manifest) -> tuple[str, ...]:
    """What a model knows, and one that learns from these labels will not."""
    card = card_of(model) if model is not None else None
    known = (*card.classes.species, *card.classes.behaviors) if card is not None else ()
    labelled = {*manifest.header.species, *manifest.header.behaviors}
    return tuple(name for name in known if name not in labelled)


def _last_is_guess(project: Project) -> bool:
    runs = [each.run for each in versions(project) if each.run is not None]
    if not runs or not (report := runs[-1] / "report.json").is_file():
        return False
    try:
        return may_be_guess(read_report(report))
    except UserError:  # it is damaged, which is said where it is to be shown
        return False
