"""The temporal head in a checkpoint: its tensors beside the model's, under a name of their own."""

from collections.abc import Mapping

import torch
from msgspec.structs import replace
from torch import Tensor

from mvit_core.checkpoint.fitting import check_fit
from mvit_core.checkpoint.header import Header, TemporalPart
from mvit_core.errors import BadCheckpoint
from mvit_core.models.temporal import TemporalHead

PREFIX = "temporal_head."

State = dict[str, Tensor]


def joined(state: State, header: Header, head: TemporalHead | None) -> tuple[State, Header]:
    """A model's tensors and header, with those of a head; without one, what the header says of it goes."""
    if head is None:
        return state, replace(header, temporal=None)
    if header.temporal is None or header.temporal.config != head.config:
        raise BadCheckpoint("What is to be saved does not say what its temporal head is.")
    own = {PREFIX + name: value.detach().cpu().contiguous() for name, value in head.state_dict().items()}
    return state | own, header


def parted(state: Mapping[str, Tensor]) -> tuple[State, State]:
    """The model's tensors, and those of a head without what stands before their names."""
    own = {name: value for name, value in state.items() if not name.startswith(PREFIX)}
    head = {name.removeprefix(PREFIX): value for name, value in state.items() if name.startswith(PREFIX)}
    return own, head


def load_head(state: State, part: TemporalPart | None, file_name: str) -> TemporalHead | None:
    """The head that a header speaks of, in evaluation mode; raises BadCheckpoint where it does not fit."""
    if part is None and not state:
        return None
    if part is None:
        raise BadCheckpoint(f"{file_name} holds a temporal head but does not say what it finds.")
    with torch.device("meta"):
        head = TemporalHead(part.config)
    check_fit(state, head, f"The temporal head of {file_name}")
    head.to_empty(device="cpu").load_state_dict(state)
    return head.eval()
