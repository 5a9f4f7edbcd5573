"""Channels and heads are rounded as the originals round them."""

import pytest

from mvit_core.models.named.schedules import scaled, scheduled_blocks


@pytest.mark.parametrize(
    ("value", "factor", "divisor", "made"),
    [
        (96, 2.0, 4, 192),
        (10, 1.3, 4, 12),
        (9, 1.5, 4, 16),
        (45, 1.3, 1, 58),
        (180, 1.3, 4, 232),
        (3, 0.5, 8, 9),
    ],
)
def test_products_are_rounded_in_32_bits_without_losing_a_tenth(
    value: int, factor: float, divisor: int, made: int
) -> None:
    assert scaled(value, factor, divisor) == made


@pytest.mark.parametrize(
    ("unit", "in_attention", "widths"),
    [(1, False, [12, 24, 24]), (1, True, [12, 12, 24]), (8, False, [12, 24, 24]), (8, True, [12, 16, 32])],
)
def test_pytorchvideo_makes_channels_multiples_of_eight(
    unit: int, in_attention: bool, widths: list[int]
) -> None:
    blocks = scheduled_blocks(
        2,
        width=12,
        heads=1,
        dim_factors={1: 2.0},
        head_factors={1: 2.0},
        q_strides={},
        kv_strides={},
        kernel=None,
        expand_in_attention=in_attention,
        unit=unit,
    )
    assert [blocks[0].dim, *(block.dim_out for block in blocks)] == widths
