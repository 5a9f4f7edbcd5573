"""The head that finds bouts: what its levels cover, what they see, and what padding may not change."""

import pytest
import torch
from torch import Tensor

from mvit_core.models.temporal import LocalAttention, TemporalConfig, TemporalHead

CONFIG = TemporalConfig(feature_dim=12, num_classes=3, width=16, heads=2, levels=3, window=5)


@pytest.fixture(scope="module")
def head() -> TemporalHead:
    torch.manual_seed(0)
    return TemporalHead(CONFIG).eval()


def sequence(length: int, seed: int = 1) -> Tensor:
    return torch.randn(1, length, 12, generator=torch.Generator().manual_seed(seed))


def all_known(x: Tensor) -> Tensor:
    return torch.ones(x.shape[:2], dtype=torch.bool)


@pytest.mark.parametrize("length", [1, 2, 7, 32])
def test_each_level_is_half_as_fine_as_the_one_before(head: TemporalHead, length: int) -> None:
    x = sequence(length)
    levels = head(x, all_known(x))
    assert [level.stride for level in levels] == [1, 2, 4]
    for level in levels:
        places = -(-length // level.stride)
        assert level.logits.shape == (1, places, 3)
        assert level.distances.shape == (1, places, 2)
        assert bool((level.distances >= 0).all())


def test_what_fills_up_a_batch_changes_nothing(head: TemporalHead) -> None:
    short, long = sequence(11, 2), sequence(24, 3)
    alone = head(short, all_known(short))
    filled = torch.cat((short, torch.full((1, 13, 12), 7.0)), dim=1)
    known = torch.zeros(2, 24, dtype=torch.bool)
    known[0, :11], known[1] = True, True
    together = head(torch.cat((filled, long)), known)
    for one, both in zip(alone, together, strict=True):
        places = one.logits.shape[1]
        assert torch.allclose(one.logits[0], both.logits[0, :places], atol=1e-5)
        assert torch.allclose(one.distances[0], both.distances[0, :places], atol=1e-5)
        assert both.known[0].sum() == places


def test_attention_sees_its_window_and_no_further() -> None:
    torch.manual_seed(0)
    attention = LocalAttention(16, 2, window=5, stride=1).eval()
    x = torch.randn(1, 40, 16)
    y = x.clone()
    y[0, 20] += 1
    with torch.inference_mode():
        moved = (attention(x, all_known(x)) - attention(y, all_known(x))).abs().amax(dim=2)[0] > 1e-6
    reach = 5 // 2 + 1  # the window, and the convolution before it
    assert moved.nonzero().flatten().tolist() == list(range(20 - reach, 20 + reach + 1))


def test_every_weight_learns() -> None:
    torch.manual_seed(0)
    head = TemporalHead(CONFIG).train()
    x = torch.randn(2, 32, 12)
    levels = head(x, all_known(x))
    torch.autograd.backward([level.logits.sum() + level.distances.sum() for level in levels])
    assert [name for name, value in head.named_parameters() if value.grad is None] == []


def test_on_a_small_backbone_it_stays_below_a_million_weights() -> None:
    head = TemporalHead(TemporalConfig(feature_dim=768, num_classes=12))
    assert sum(value.numel() for value in head.parameters()) < 1_000_000


@pytest.mark.parametrize(
    "change", [{"window": 4}, {"width": 15}, {"levels": 0}, {"levels": 40}, {"drop_path": 1.0}]
)
def test_a_head_that_cannot_be_is_refused(change: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="impossible"):
        TemporalConfig(**{"feature_dim": 12, "num_classes": 3, **change})  # type: ignore[arg-type]
