"""What a training says while it runs: one message a line of JSON, as a scan does."""

import msgspec


class TrainingStarted(msgspec.Struct, frozen=True, kw_only=True, tag="training_started"):
    """What will be done, on what, and what to be careful about."""

    recipe: str
    model: str
    device: str
    num_parameters: int
    num_train: int  # clips
    num_held_out: int
    held_out_groups: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()  # sentences


class ClipsDecoded(msgspec.Struct, frozen=True, kw_only=True, tag="clips_decoded"):
    """So many clips are ready to be trained on, or were looked at to be learned from."""

    done: int
    total: int
    left_s: float | None = None  # for the rest of them; None: not known


class ClipsJudged(msgspec.Struct, frozen=True, kw_only=True, tag="clips_judged"):
    """A share of what is to be judged on was looked at, by all models that are to look."""

    share: float  # 0 to 1
    left_s: float | None = None


class ClipSkipped(msgspec.Struct, frozen=True, kw_only=True, tag="clip_skipped"):
    """A video that cannot be read is left out."""

    video: str
    reason: str


class ExamplesDrawn(msgspec.Struct, frozen=True, kw_only=True, tag="examples_drawn"):
    """A picture of clips as the model sees them: a row for each, its frames from left to right."""

    path: str
    names: tuple[str, ...]  # what each clip shows
    side: int  # of each frame, pixels
    num_frames: int


class StepDone(msgspec.Struct, frozen=True, kw_only=True, tag="step_done"):
    """One step of the optimizer."""

    step: int  # from 1, over all epochs
    num_steps: int
    epoch: int  # from 1
    num_epochs: int
    loss: float
    lr: float
    clips_per_s: float
    waiting: float  # share of the time spent waiting for clips
    left_s: float
    is_timed: bool = False  # time cuts the epochs: their number is what fits at the pace so far
    patience: int = 0  # epochs without a better result after which it ends; 0: never
    in_vain: int = 0  # epochs since the best one


class EpochDone(msgspec.Struct, frozen=True, kw_only=True, tag="epoch_done"):
    """All clips were seen once more, and the held-out ones judged, where there are any."""

    epoch: int
    num_epochs: int
    train_loss: float
    figures: dict[str, float] = {}
    is_best: bool = False
    left_s: float = 0.0


class BatchHalved(msgspec.Struct, frozen=True, kw_only=True, tag="batch_halved"):
    """Memory ended; so many clips are computed at once from now on, the steps stay as they are."""

    micro_batch: int


class StateSaved(msgspec.Struct, frozen=True, kw_only=True, tag="state_saved"):
    """From here the training can be taken up again."""

    step: int


class HeadBegun(msgspec.Struct, frozen=True, kw_only=True, tag="head_begun"):
    """The model itself is done; to find bouts is learned now. Ended here, a training keeps the model."""

    behaviors: tuple[str, ...]  # those that there are enough bouts of


class HeadStepDone(msgspec.Struct, frozen=True, kw_only=True, tag="head_step_done"):
    """One step of learning to find bouts, after the model itself is done."""

    step: int  # from 1
    num_steps: int
    loss: float
    left_s: float | None = None


class BoutsJudged(msgspec.Struct, frozen=True, kw_only=True, tag="bouts_judged"):
    """Both ways of finding bouts were judged on what is held out; None where there was nothing to judge.

    Figures are mean average precision, averaged over overlaps.
    """

    by_windows: float | None = None
    by_head: float | None = None
    is_kept: bool = False  # whether the model finds bouts by its head from now on
    reason: str = ""  # why, a sentence


class TrainingDone(msgspec.Struct, frozen=True, kw_only=True, tag="training_done"):
    """The best model lies at `checkpoint`; `figures` are of the held-out clips."""

    checkpoint: str
    epoch: int  # 0: nothing was learned
    figures: dict[str, float] = {}
    reason: str = ""  # why it ended before its last epoch; empty otherwise
    is_cut_short: bool = False  # since there was nothing to go on from: the best may have been yet to come


TrainingEvent = (
    TrainingStarted
    | ClipsDecoded
    | ClipsJudged
    | ClipSkipped
    | ExamplesDrawn
    | StepDone
    | EpochDone
    | BatchHalved
    | StateSaved
    | HeadBegun
    | HeadStepDone
    | BoutsJudged
    | TrainingDone
)
