"""Which tokens a pooling reads."""

import torch

from mvit_core.models.geometry import Pooling
from mvit_core.models.pooling import Pool, kept_tokens


def test_tokens_that_a_scan_read_first_are_read_in_training_too() -> None:
    kept_tokens.cache_clear()
    pool = Pool(Pooling((3, 3, 3), (1, 8, 8)), 4, "conv")
    x = torch.randn(2, 1 + 2 * 16 * 16, 4)
    with torch.inference_mode():
        read = pool.read(x, (2, 16, 16), 1)
    assert read.shape == (2, 1 + 2 * 5 * 5, 4)  # windows at -1 and 7, of 3 each
    x.requires_grad_()
    again = pool.read(x, (2, 16, 16), 1)
    again.sum().backward()
    assert torch.equal(again, read)
    assert x.grad is not None
    assert x.grad.sum() == read.numel()
