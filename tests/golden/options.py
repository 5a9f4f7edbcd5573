"""What the reference implementations call their models, and the options that change nothing in evaluation."""

from collections.abc import Mapping
from typing import Any


class Unsupported(Exception):  # noqa: N818 - it names the state of a case
    """A case asks for an option that ours does not have."""


PATCH = {"KERNEL": [3, 7, 7], "STRIDE": [2, 4, 4], "PADDING": [2, 4, 4]}

ANY = object()
NEUTRAL: dict[str, dict[str, object]] = {  # values that change nothing, or that weights and clips tell
    "SlowFast": {
        "MVIT.PATCH_2D": ANY,
        "MVIT.SEPARATE_QKV": ANY,
        "MVIT.DROPPATH_RATE": ANY,
        "MVIT.DROPOUT_RATE": ANY,
        "MVIT.ZERO_DECAY_POS_CLS": ANY,
        "MVIT.REL_POS_ZERO_INIT": ANY,
        "MVIT.HEAD_INIT_SCALE": ANY,
        "MVIT.NORM": "layernorm",
        "MVIT.LAYER_SCALE_INIT_VALUE": ANY,
    },
    "pytorchvideo": {
        "spatial_size": ANY,
        "temporal_size": ANY,
        "use_2d_patch": ANY,
        "separate_qkv": ANY,
        "head_dropout": ANY,
        "head_dropout_rate": ANY,
        "droppath_rate_block": ANY,
        "dropout_rate_block": ANY,
        "create_scriptable_model": ANY,
        "enable_patch_embed_norm": ANY,  # taken and not used since 0.1.5
        "input_channels": ANY,
        "enable_patch_embed": True,
        "head_activation": ANY,
    },
    "torchvision": {
        "spatial_size": ANY,
        "temporal_size": ANY,
        "dropout": ANY,
        "attention_dropout": ANY,
        "stochastic_depth_prob": ANY,
    },
    "scenic": {
        "dropout_rate": ANY,
        "attention_dropout_rate": ANY,
        "stochastic_droplayer_rate": ANY,
        "return_prelogits": False,
    },
}


class taker:  # noqa: N801 - reads as a verb where it stands
    """Takes options by name, and in the end complains of those that nobody took."""

    def __init__(self, options: Mapping[str, Any], neutral: Mapping[str, object] | None = None) -> None:
        neutral = neutral or {}
        self.left = {
            name: value
            for name, value in options.items()
            if name not in neutral or neutral[name] not in (ANY, value)
        }

    def __call__(self, name: str, default: Any) -> Any:
        return self.left.pop(name, default)

    def finish(self) -> None:
        """Raises Unsupported where an option is left."""
        if self.left:
            raise Unsupported(", ".join(f"{name}={value}" for name, value in self.left.items()))
