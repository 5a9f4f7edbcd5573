"""Names and shapes of weights changed: what all the layouts of other implementations need."""

import re
from collections.abc import Mapping

from torch import Tensor

State = Mapping[str, Tensor]


def substituted(state: State, rules: tuple[tuple[str, str], ...]) -> dict[str, Tensor]:
    """`state` with every rule (pattern, replacement) applied to its names, in order."""
    names = {}
    for key, value in state.items():
        name = key
        for pattern, replacement in rules:
            name = re.sub(pattern, replacement, name)
        names[name] = value
    return names


def shaped(state: State) -> dict[str, Tensor]:
    """Tables without a batch axis, class tokens with one, image filters with a time axis."""
    done: dict[str, Tensor] = {}
    for name, value in state.items():
        if ".position" in name or name.startswith("position"):
            done[name] = value.reshape(-1, value.shape[-1])
        elif name.endswith("class_token"):
            done[name] = value.reshape(1, 1, -1)
        elif name.endswith(("patch.weight", ".conv.weight")) and value.ndim == 4:
            done[name] = value.unsqueeze(2)
        else:
            done[name] = value
    return done
