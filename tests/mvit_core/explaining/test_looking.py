"""What heads looked at, as levels to lay over the video."""

import numpy as np
import torch

from mvit_core.explaining.looking import of_one_size, stage_looked, strengths
from mvit_core.models.geometry import THW
from mvit_core.models.tracing import Compared

FAR = 60.0


def layer(places: tuple[int, int], thw: THW) -> Compared:
    """Two heads that look from the class token at one place each of a grid of keys."""
    count = 1 + thw[0] * thw[1] * thw[2]
    keys = torch.zeros(1, 2, count, 1)
    for head, place in enumerate(places):
        keys[0, head, 1 + place] = FAR
    return Compared(torch.ones(1, 2, 1, 1), keys, 1.0, thw, (1, 1, 1), thw)


def test_levels_of_a_stage_hold_each_layer_and_head_and_their_means_first() -> None:
    looked = stage_looked([layer((0, 3), (1, 2, 2)), layer((1, 1), (1, 2, 2))], first=1, moments=1)
    assert (looked.num_layers, looked.num_heads, looked.shape) == (2, 2, (1, 2, 2))
    levels = np.frombuffer(looked.levels, np.uint8).reshape(3, 3, 4)
    assert levels[1, 1].argmax() == 0  # first layer, first head
    assert levels[1, 2].argmax() == 3
    assert levels[2, 1].argmax() == levels[2, 2].argmax() == 1
    assert levels[2, 0].argmax() == 1  # the second layer's heads agree
    assert set(np.flatnonzero(levels[1, 0])) == {0, 3}  # those of the first do not
    assert levels[0, 0].argmax() == 1  # in the mean of all the place at which two of four look


def test_layers_of_other_grids_are_brought_to_the_finest_of_the_stage() -> None:
    looked = stage_looked([layer((0, 0), (1, 1, 1)), layer((5, 5), (2, 2, 2))], first=1, moments=4)
    assert looked.shape == (4, 2, 2)
    spread = of_one_size(torch.ones(1, 1, 1, 1), (2, 2, 2))
    torch.testing.assert_close(spread, torch.ones(1, 2, 2, 2))


def test_the_usual_share_is_clear_and_the_largest_full() -> None:
    shares = np.full((1, 10, 10), 0.01, np.float32)
    shares[0, 0, 0] = 0.5
    levels = strengths(shares)
    assert levels[0, 0, 0] == 255
    assert levels[0, 5, 5] == 0
    assert not strengths(np.full((1, 3, 3), 0.2, np.float32)).any()
