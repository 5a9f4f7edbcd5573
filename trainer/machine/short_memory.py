"""When memory ends in the middle of a step."""

import torch

from mvit_core.errors import UserError


def is_out_of_memory(error: RuntimeError) -> bool:
    """Whether memory ended, on a GPU or in the computer."""
    text = str(error).lower()
    return (
        isinstance(error, torch.OutOfMemoryError)
        or "can't allocate memory" in text
        or "out of memory" in text
    )


def halved(size: int) -> int:
    """Half as many clips at once; raises UserError where it was one."""
    if size == 1:
        raise UserError("Memory does not suffice for a single clip; set a smaller crop or fewer frames.")
    return size // 2
