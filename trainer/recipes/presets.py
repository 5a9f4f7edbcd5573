"""The recipes that people choose by name.

The published ones are those of the papers (MViT arXiv 2104.11227, appendix D; MViTv2 2112.01526, appendix B;
MammalNet 2306.00576). Kinetics is learned from nothing by AdamW; SSv2, Charades and AVA are learned from its
weights by SGD without repeats, at rates that go with the batch. From nothing SGD at such rates learns little:
then take adamw and a rate of 1e-4.

Of ours, `from_scratch_cpu` is for few, short clips of cameras that stand still. Measured on rendered footage
of sites never trained on, with a tiny model and 48 clips to learn from: with filters that see motion alone it
reached 75 to 100 % in 14 epochs; without them, or with half of them, it stood at chance; for species that
walk they were better too. On real surveillance clips (fights or none; docs/performance/improve.md) small
pictures close together in time taught most.

Crops around a track are another matter: there such filters cost the behaviors (mean average precision 0.7
against 1.0), hence `tracks_from_scratch_cpu`, whose clips follow the animal from frame to frame: of one wide
square for a whole clip a model learned little but the place. Behaviors, which few clips show, weigh more
there; twice as much again and species were learned half as fast. mvit_xs learned alike at rates of 1.5e-4,
3e-4 and 5e-4, and not at all at 1e-3.

`ablation_cpu` treats every model alike, for comparisons: no flips (a direction may be what is to be learned),
all of the epochs. Its motion filters act on models whose first filters span several frames, as MViT's do and
ViT's do not: without them mvit_xs did not learn in 20 epochs which way animals walk, with them in five.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from mvit_core.errors import UserError
from trainer.labels.manifest import Manifest
from trainer.recipes.recipe import Recipe

KINETICS = Recipe(
    name="kinetics",
    model="mvit_b_16x4",
    num_frames=16,
    frame_interval_s=4 / 30,
    crop=224,
    views=5,
    view_side=224 / 256,
    view_spread="ends",
    pooled="scores",
    epochs=200,
    batch_size=32,  # 16 videos, each twice
    repeats=2,
    lr=1e-4,
    warmup_epochs=30,
    mixup=0.8,
    cutmix=1.0,
    label_smoothing=0.1,
    randaugment=4,
    erasing=0.25,
    drop_path=0.2,
    dropout=0.5,
)

SSV2 = replace(  # warm-up and gradients as in SlowFast's configs/SSv2/MVITv2_S_16x4.yaml
    KINETICS,
    name="ssv2",
    sampling="segments",
    views=1,
    view_crops=3,
    epochs=100,
    batch_size=64,  # of one of eight computers
    repeats=1,
    optimizer="sgd",
    lr=2.5e-3,  # 0.02 for 512
    start_lr=1e-4,
    warmup_epochs=3,
    weight_decay=1e-4,
    clip_norm=0.0,
    flip=0.0,
    drop_path=0.4,
)

MAMMALNET = replace(  # as in MVITv2_B_16x16_composition.yaml of its code: two softmax heads, nothing mixed
    KINETICS,
    name="mammalnet",
    model="mvitv2_b_16x16",
    frame_interval_s=16 / 30,
    batch_size=64,  # 32 videos, each twice
    drop_path=0.3,
    mixup=0.0,
    cutmix=0.0,
    label_smoothing=0.0,
    species_weight=0.5,
    behavior_weight=0.5,
    behavior_loss="one",
)

FROM_SCRATCH_CPU = Recipe(
    name="from_scratch_cpu",
    model="mvit_xs",
    num_frames=8,
    frame_interval_s=0.1,
    crop=48,
    framing="whole",
    views=3,
    epochs=40,
    batch_size=8,
    lr=3e-4,
    warmup_epochs=3,
    label_smoothing=0.1,
    crop_area=(0.4, 1.0),
    color_jitter=0.3,
    speed_jitter=0.2,
    ema_decay=0.99,
    motion_filters=1.0,
    max_minutes=50,
)

FINETUNE = Recipe(
    name="finetune",
    epochs=20,
    batch_size=8,
    lr=2e-4,
    warmup_epochs=1,
    layer_decay=0.75,
    label_smoothing=0.1,
    balance=0.5,
    crop_area=(0.35, 1.0),
    randaugment=2,
    color_jitter=0.3,
    infrared=0.15,
    erasing=0.1,
    drop_path=0.1,
    ema_decay=0.99,
    patience=6,
)

TEMPORAL = Recipe(
    name="temporal",
    trained="temporal",
    epochs=60,
    batch_size=8,
    lr=1e-3,
    warmup_epochs=4,
    ema_decay=0.99,
)

PRESETS: Mapping[str, Recipe] = MappingProxyType(
    {
        "heads": Recipe(name="heads", trained="heads", views=2, balance=1.0),
        "finetune": FINETUNE,
        "finetune_last": replace(FINETUNE, name="finetune_last", frozen=0.6),
        "from_scratch_cpu": FROM_SCRATCH_CPU,
        "tracks_from_scratch_cpu": replace(
            FROM_SCRATCH_CPU,
            name="tracks_from_scratch_cpu",
            frame_interval_s=0.2,
            crop=96,
            views=2,
            epochs=100,
            motion_filters=0.0,
            focused=True,
            crop_area=(0.5, 1.0),
            label_smoothing=0.05,
            behavior_weight=4.0,
            balance=0.5,
        ),
        "ablation_cpu": replace(
            FROM_SCRATCH_CPU,
            name="ablation_cpu",
            frame_interval_s=0.25,
            views=1,
            epochs=30,
            flip=0.0,
            speed_jitter=0.0,
            max_minutes=0.0,
        ),
        "temporal": TEMPORAL,
        "kinetics": KINETICS,
        "ssv2": SSV2,
        "charades": replace(
            KINETICS,
            name="charades",
            views=10,
            view_crops=3,
            pooled="max",
            epochs=200,
            batch_size=64,
            repeats=1,
            optimizer="sgd",
            lr=0.15,  # 0.6 for 256
            warmup_epochs=4,  # of SlowFast's other models
            weight_decay=1e-7,
            mixup=0.0,
            cutmix=0.0,
            label_smoothing=0.0,
            drop_path=0.45,
        ),
        "ava": replace(
            KINETICS,
            name="ava",
            framing="whole",
            views=1,
            epochs=30,
            batch_size=16,
            repeats=1,
            optimizer="sgd",
            lr=0.01875,  # 0.6 for 512
            warmup_epochs=5,
            weight_decay=1e-8,
            drop_path=0.4,
            mixup=0.0,
            cutmix=0.0,
            label_smoothing=0.0,
            randaugment=0,
            erasing=0.0,
            crop_area=(0.49, 1.0),
        ),
        "mammalnet": MAMMALNET,
        "mammalnet_mvit_b_16x4": replace(
            MAMMALNET,
            name="mammalnet_mvit_b_16x4",
            model="mvit_b_16x4",
            frame_interval_s=4 / 30,
            drop_path=0.2,
        ),
        "mammalnet_mvit_b_32x3": replace(
            MAMMALNET,
            name="mammalnet_mvit_b_32x3",
            model="mvit_b_32x3",
            num_frames=32,
            frame_interval_s=3 / 30,
            drop_path=0.2,
        ),
        "mammalnet_miniature": replace(
            FROM_SCRATCH_CPU,
            name="mammalnet_miniature",
            frame_interval_s=0.25,
            crop=64,
            views=5,
            epochs=60,
            batch_size=16,
            motion_filters=0.0,
            species_weight=0.5,
            behavior_weight=0.5,
            behavior_loss="one",
            crop_area=(0.5, 1.0),
            balance=0.0,
            max_minutes=0.0,
        ),
    }
)


def suggested(manifest: Manifest, *, with_base: bool) -> Recipe:
    """The recipe for labels like these, where the person names none."""
    if with_base:
        return PRESETS["finetune"]
    with_tracks = sum(bool(span.points) for span in manifest.spans) > len(manifest.spans) / 2
    return PRESETS["tracks_from_scratch_cpu" if with_tracks else "from_scratch_cpu"]


def preset(name: str) -> Recipe:
    """The recipe that people call `name`; raises UserError."""
    if name not in PRESETS:
        raise UserError(f"There is no recipe {name}; there are {', '.join(PRESETS)}.")
    return PRESETS[name]
