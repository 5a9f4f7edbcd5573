"""The rows of the MViT paper's ablation tables: which model stands in each, and what is published of it.

Figures are those of arXiv 2104.11227, read from a copy of the paper; 0 and "" where a table has no such
column. The copy misreads four cells (Table 9's 26.5, 179.0 and 07.2, Table 10's 71.0): what the rest of the
paper says of the same model stands here.
"""

from dataclasses import dataclass

from mvit_core.errors import UserError
from mvit_core.models.named.variant import Published

TABLES = {
    "9": "Frames in random order at test time",
    "10": "Pooling of queries (two scales), and of keys and values, in ViT-B",
    "11": "Position embeddings",
    "12": "Input sampling: clip, size and stride of the cubes",
    "13": "Blocks in each stage",
    "14": "Stride of the pooling of keys and values",
    "15": "Pooling function and kernel",
    "16": "Max against convolutional pooling",
    "17": "Images: max against convolutional pooling",
    "A.3": "Images: stride of the pooling of keys and values",
}
BASE, VIT = "mvit_b_16x4_max", "vit_b_8x8"


@dataclass(frozen=True, slots=True)
class AblationRow:
    """One row of one table; `note` says why our count differs, where the reason is known."""

    table: str
    what: str
    model: str
    published: Published
    note: str = ""


def _row(  # noqa: PLR0917 - a line of a table
    table: str,
    what: str,
    model: str,
    accuracy: float,
    params_m: float,
    gflops: float = 0.0,
    note: str = "",
) -> AblationRow:
    return AblationRow(table, what, model, Published(params_m, gflops, f"{accuracy:.1f}"), note)


def _staged(*blocks: int) -> str:
    return f"{BASE}_stages_{'_'.join(map(str, blocks))}"


UNPOOLED = "the published figure cannot be without any pooling of keys and values: attention alone is 224 G"
LONG = "a longer cube costs more than the published column, which is the same for all rows, says"

ROWS: tuple[AblationRow, ...] = (
    _row("9", "MViT-B, in order", BASE, 77.2, 36.5, 70.5),
    _row("9", "MViT-B, shuffled", BASE, 70.1, 36.5, 70.5),
    _row("9", "ViT-B, in order", VIT, 68.5, 87.2, 179.6),
    _row("9", "ViT-B, shuffled", VIT, 68.4, 87.2, 179.6),
    _row("10", "ViT-B", VIT, 68.5, 0, 179.6),
    _row("10", "two scales, queries pooled after 6 blocks", "vit_b_8x8_two_scales", 70.0, 0, 111.1),
    _row("10", "keys and values pooled", "vit_b_8x8_pooled_kv", 69.1, 0, 148.4),
    _row("11", "none", f"{BASE}_no_positions", 75.8, 36.2, 70.5),
    _row("11", "space only", f"{BASE}_space_positions", 76.7, 36.5, 70.5),
    _row("11", "joint in space and time", f"{BASE}_joint_positions", 76.5, 38.6, 70.5),
    _row("11", "separate in space and time", BASE, 77.2, 36.5, 70.5),
    _row("12", "8x8, cube 1x4x4, stride 1x4x4", "mvit_b_8x8_max_patches", 74.5, 36.5, 69.4),
    _row("12", "8x8, cube 1x7x7, stride 1x4x4", "mvit_b_8x8_max_wide_patches", 75.6, 36.5, 69.6),
    _row("12", "8x8, cube 3x7x7, stride 1x4x4", "mvit_b_8x8_max_cubes", 75.9, 36.5, 70.5),
    _row("12", "16x4, cube 3x7x7, stride 2x4x4", BASE, 77.2, 36.5, 70.5),
    _row("12", "32x2, cube 3x7x7, stride 4x4x4", "mvit_b_32x2_max_cubes", 77.2, 36.5, 70.5),
    _row("12", "32x2, cube 7x7x7, stride 4x4x4", "mvit_b_32x2_max_long_cubes", 77.3, 36.5, 70.5, LONG),
    _row("13", "V1: 2, 6, 6, 2", _staged(2, 6, 6, 2), 76.3, 29.5, 90.2),
    _row("13", "V2: 2, 4, 6, 4", _staged(2, 4, 6, 4), 75.9, 42.8, 86.9),
    _row("13", "V3: 2, 4, 8, 2", _staged(2, 4, 8, 2), 76.6, 32.2, 88.3),
    _row("13", "V4: 2, 2, 8, 4", _staged(2, 2, 8, 4), 76.7, 45.5, 85.0),
    _row("13", "V5: 1, 2, 11, 2", f"{BASE}_kv_2x4x4", 77.1, 36.5, 83.6),
    _row("13", "V6: 2, 2, 10, 2", _staged(2, 2, 10, 2), 76.9, 34.9, 86.4),
    _row("14", "none", f"{BASE}_kv_none", 77.6, 0, 130.8, UNPOOLED),
    _row("14", "1x4x4", f"{BASE}_kv_1x4x4_fixed", 75.9, 0, 71.4),
    _row("14", "2x4x4", f"{BASE}_kv_2x4x4_fixed", 74.8, 0, 64.3),
    _row("14", "2x4x4, adaptive", f"{BASE}_kv_2x4x4", 77.1, 0, 83.6),
    _row("14", "1x8x8, adaptive", BASE, 77.2, 0, 70.5),
    _row("14", "2x8x8, adaptive", f"{BASE}_kv_2x8x8", 75.8, 0, 63.7),
    _row("15", "max, kernel s", f"{BASE}_kernel_s", 76.1, 36.5),
    _row("15", "max, kernel 2s + 1", f"{BASE}_kernel_2s+1", 75.5, 36.5),
    _row("15", "max, kernel s + 1", BASE, 77.2, 36.5),
    _row("15", "average, kernel s + 1", "mvit_b_16x4_avg", 75.4, 36.5),
    _row("15", "conv, kernel s + 1", "mvit_b_16x4_conv_kernel_s+1", 78.3, 36.6),
    _row("15", "conv, kernel 3x3x3", "mvit_b_16x4", 78.4, 36.6),
    _row("16", "MViT-S, max", "mvit_s_max", 74.3, 26.1, 32.9),
    _row("16", "MViT-B, max", BASE, 77.2, 36.5, 70.5),
    _row("16", "MViT-S, conv", "mvit_s", 76.0, 26.1, 32.9),
    _row("16", "MViT-B, conv", "mvit_b_16x4", 78.4, 36.6, 70.5),
    _row("17", "MViT-B-16, max", "mvit_image_b16_max", 82.5, 37.0, 7.8),
    _row("17", "MViT-B-24, max", "mvit_image_b24_max", 83.1, 53.5, 10.9),
    _row("17", "MViT-B-24-wide at 320x320, max", "mvit_image_b24_wide_max", 84.3, 72.9, 32.7),
    _row("17", "MViT-B-16, conv", "mvit_image_b16", 83.0, 37.0, 7.8),
    _row("17", "MViT-B-24-wide at 320x320, conv", "mvit_image_b24_wide", 84.8, 72.9, 32.7),
    _row("A.3", "8x8", "mvit_image_b16_max_kv_8x8", 81.6, 0, 7.2),
    _row("A.3", "4x4", "mvit_image_b16_max", 82.5, 0, 7.8),
    _row("A.3", "2x2", "mvit_image_b16_max_kv_2x2", 81.8, 0, 9.0),
    _row("A.3", "none", "mvit_image_b16_max_kv_none", 82.3, 0, 10.4),
)


def known_table(name: str) -> str:
    """`name`, where the paper has such a table of ablations; raises UserError."""
    if name not in TABLES:
        raise UserError(f"There is no table {name} of ablations; there are {', '.join(TABLES)}.")
    return name


def ablation_rows(table: str | None = None) -> tuple[AblationRow, ...]:
    """The rows of one table, or of all."""
    return tuple(row for row in ROWS if table is None or row.table == table)
