"""How far heads look, against cases worked by hand."""

from math import sqrt

import pytest
import torch
from torch import Tensor

from mvit_core.models.distances import attention_distances, distances_of
from mvit_core.models.geometry import THW
from mvit_core.models.tracing import Compared
from tests.mvit_core.models.test_contract import clips_for
from tests.mvit_core.models.tiny import tiny

FAR = 80.0


def compared(logits: Tensor, q_thw: THW, kv_thw: THW) -> Compared:
    """One head with these logits (queries, keys)."""
    keys = torch.eye(logits.shape[1])
    return Compared(logits[None, None], keys[None, None], 1.0, q_thw, q_thw, kv_thw)


def test_who_looks_at_itself_alone_looks_nowhere_far() -> None:
    whole, space, time = distances_of(compared(FAR * torch.eye(8), (2, 2, 2), (2, 2, 2)), 0, (2, 2, 2))
    assert (whole.item(), space.item(), time.item()) == pytest.approx((0, 0, 0), abs=1e-6)


def test_who_looks_everywhere_alike_looks_as_far_as_places_lie_apart() -> None:
    # A square of 2 x 2: from each place 0, 1, 1 and the diagonal, of which the diagonal is the longest.
    whole, space, time = distances_of(compared(torch.zeros(4, 4), (1, 2, 2), (1, 2, 2)), 0, (1, 2, 2))
    assert whole.item() == pytest.approx((0 + 1 + 1 + sqrt(2)) / 4 / sqrt(2))
    assert space.item() == pytest.approx(whole.item())
    assert time.item() == 0


def test_space_and_time_are_told_apart() -> None:
    # Two times of one row of two places; everybody looks at the same place at the other time.
    other_time = FAR * torch.tensor([[0.0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]])
    whole, space, time = distances_of(compared(other_time, (2, 1, 2), (2, 1, 2)), 0, (2, 1, 2))
    assert space.item() == pytest.approx(0, abs=1e-6)
    assert time.item() == pytest.approx(1)
    assert whole.item() == pytest.approx(1 / sqrt(2))


def test_pooled_keys_stand_in_the_middle_of_what_they_were_pooled_from() -> None:
    # Four places in a row, one key for all, at 1.5: distances 1.5, 0.5, 0.5 and 1.5, of 3 at most.
    whole, *_ = distances_of(compared(torch.zeros(4, 1), (1, 1, 4), (1, 1, 1)), 0, (1, 1, 4))
    assert whole.item() == pytest.approx(1 / 3)


def test_the_class_token_has_no_place() -> None:
    # Most attention goes to the class token (key 0); what is left goes to the other place.
    logits = torch.tensor([[0.0, 0.0, 0.0], [FAR, 0.0, FAR - 5], [FAR, FAR - 5, 0.0]])
    whole, *_ = distances_of(compared(logits, (1, 1, 2), (1, 1, 2)), 1, (1, 1, 2))
    assert whole.item() == pytest.approx(1)


@pytest.mark.parametrize("name", ["mvit_b_16x4", "mvitv2_s_16x4", "vit_b_8x8", "mvit_image_b16"])
def test_every_head_of_every_layer_is_measured(name: str) -> None:
    torch.manual_seed(0)
    model = tiny(name).build().eval()
    found = list(attention_distances(model, clips_for(model, batch=1)))
    assert [each.layer for each in found] == list(range(1, len(model.attention_layers()) + 1))
    assert all(0 <= value < 1 for each in found for value in each.heads)
    assert min(found[0].heads) > 0
