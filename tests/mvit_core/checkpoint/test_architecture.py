"""Which model weights are of is known by their names and shapes, whatever their head and their grid."""

import pytest
import torch

from mvit_core.checkpoint.architecture import KEY, architecture_of
from mvit_core.errors import BadCheckpoint
from mvit_core.models.registry import create_model


def weights(name: str, **changes: object) -> dict[str, torch.Tensor]:
    with torch.device("meta"):
        return create_model(name, **changes).state_dict()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["mvit_xs", "mvit_b_16x4", "mvit_b_32x3", "mvit_b24_32x3", "mvit_b24_32x3_strided", "mvit_s"]
)
def test_a_model_is_known_by_its_parts(name: str) -> None:
    assert architecture_of(weights(name)) == name


def test_head_and_grid_may_be_others() -> None:
    assert architecture_of(weights("mvit_xs", num_classes=3, num_frames=4, crop=(64, 64))) == "mvit_xs"


def test_a_part_is_of_no_model() -> None:
    state = weights("mvit_xs")
    del state["blocks.3.attention.q.weight"]
    assert architecture_of(state) == ""


def test_a_file_that_says_so_is_believed_where_there_is_such_a_model() -> None:
    assert architecture_of({}, {KEY: "mvit_s"}) == "mvit_s"
    with pytest.raises(BadCheckpoint, match="of no model that Trapline knows"):
        architecture_of({}, {KEY: "mvit_of_another_day"})
