"""A second way of computing an MViT from SlowFast's options: slow, and sharing nothing with ours.

Written from the papers' equations and the names of SlowFast's options, on one token grid and with one step
an equation: no fused layers, no folded positions, keys and values apart. What torchvision
and PyTorchVideo do otherwise is MVIT.RESIDUAL_CLASS: the class token's query is added, too. PyTorchVideo
has an MVIT.UNIT of 8, too: channels are a multiple of as many heads, rounded to a multiple of that; and
torchvision MVIT.FROM_LAST: distances are reckoned from the last key. Of PyTorchVideo alone are, too,
MVIT.DEPTHWISE, MVIT.BIAS (of all layers but queries, keys and values) and an MVIT.NORM of "batchnorm".
"""

from collections.abc import Sequence
from math import prod
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from tests.golden.naive_boxes import cut
from tests.golden.naive_parts import (
    apart,
    by_block,
    halves,
    in_parts,
    places,
    reduced,
    rounded,
    times,
    widened,
)
from tests.golden.parameters import Parameters

Options = dict[str, Any]


class Naive:
    """One model. `features` holds the outputs of attentions and blocks after a pass."""

    def __init__(self, options: Options, parameters: Parameters) -> None:
        self.options, self.make = options, parameters
        self.features: dict[str, Tensor] = {}
        self.nominal_frames = 1  # cubes that the frames fill whole
        self.nominal = [1] * 3  # the grid as SlowFast reckons it for its tables: strides divide, rounded down
        self.distances = [1, 1, 1]  # rows of a block's tables of times, rows and columns

    def get(self, name: str, default: object = None) -> Any:
        """An option of SlowFast's section MVIT."""
        return self.options.get(f"MVIT.{name}", default)

    def linear(self, x: Tensor, name: str, num_out: int, *, bias: bool | None = None) -> Tensor:
        """x W^T + b."""
        if bias is None:
            bias = self.get("BIAS", True) or name.startswith("head")
        made = x @ self.make(f"{name}.weight", num_out, x.shape[-1]).t()
        return made + self.make(f"{name}.bias", num_out) if bias else made

    def norm(self, x: Tensor, name: str) -> Tensor:
        """LayerNorm over the last axis, or what batches left behind of it; then there is no last norm."""
        if self.get("NORM") == "batchnorm":
            return x if name == "norm" else self.batch_norm(x, name)
        centered = x - x.mean(-1, keepdim=True)
        scaled = centered / (centered.square().mean(-1, keepdim=True) + 1e-6).sqrt()
        return scaled * self.make(f"{name}.weight", x.shape[-1]) + self.make(f"{name}.bias", x.shape[-1])

    def batch_norm(self, x: Tensor, name: str) -> Tensor:
        """Each channel of the last axis by the mean and variance that were seen in training."""
        weight, bias, mean, variance = (
            self.make(f"{name}.{part}", x.shape[-1])
            for part in ("weight", "bias", "running_mean", "running_var")
        )
        return (x - mean) / (variance + 1e-5).sqrt() * weight + bias

    def logits(self, clips: Tensor) -> Tensor:
        """Clips (B, 3, T, H, W), or (B, 3, H, W), to logits."""
        x, _ = self.tokens(clips)
        first = int(self.get("CLS_EMBED_ON", True))
        if self.get("USE_MEAN_POOLING", False):
            x = self.norm(x[:, first:].mean(1), "norm")
        else:
            x = self.norm(x, "norm")
            x = x[:, 0] if first else x.mean(1)
        return self.linear(x, "head.projection", self.options["MODEL.NUM_CLASSES"])

    def of_boxes(self, clips: Tensor, boxes: Tensor) -> Tensor:
        """Logits of rows (batch index, left, top, right, bottom): the largest mean over time within each."""
        x, thw = self.tokens(clips)
        grid = self.norm(x, "norm")[:, int(self.get("CLS_EMBED_ON", True)) :].unflatten(1, thw).mean(1)
        get = self.options.get
        size, scale = get("DETECTION.ROI_XFORM_RESOLUTION", 7), get("DETECTION.SPATIAL_SCALE_FACTOR", 16)
        cuts = [
            cut(grid[int(row[0])], (row[1:] / scale).tolist(), size, aligned=get("DETECTION.ALIGNED", True))
            for row in boxes
        ]
        return self.linear(torch.stack(cuts), "head.projection", self.options["MODEL.NUM_CLASSES"])

    def tokens(self, clips: Tensor) -> tuple[Tensor, list[int]]:
        """What the last block gives, and its grid."""
        x, thw = self.embedded(clips)
        self.features["stem"] = x
        for number, (heads, _, width) in enumerate(self.sizes()):
            x, thw = self.block(x, thw, number, heads, width)
            self.features[f"block{number:02}"] = x
        return x, thw

    def sizes(self) -> list[tuple[int, int, int]]:
        """Heads of each block, its channels, and those that come out."""
        heads, width, found = self.get("NUM_HEADS", 1), self.get("EMBED_DIM", 96), []
        unit = self.get("UNIT", 1)
        for number in range(self.get("DEPTH", 16)):
            grown = number if self.get("DIM_MUL_IN_ATT", False) else number + 1
            heads = rounded(times(heads, self.get("HEAD_MUL", []), number), 1)
            divisor = rounded(times(heads, self.get("HEAD_MUL", []), grown), unit, unit)
            before, width = width, rounded(times(width, self.get("DIM_MUL", []), grown), divisor, unit)
            found.append((heads, before, width))
        return found

    def embedded(self, clips: Tensor) -> tuple[Tensor, list[int]]:
        """Tokens with their absolute positions, and their grid."""
        kernel, stride, padding = (self.get(f"PATCH_{part}") for part in ("KERNEL", "STRIDE", "PADDING"))
        dim = self.get("EMBED_DIM", 96)
        filters = self.make("patch_embed.proj.weight", dim, clips.shape[1], *kernel)
        if len(kernel) == 2:
            clips, filters = clips.unsqueeze(2), filters.unsqueeze(2)
            stride, padding = [1, *stride], [0, *padding]
        grid = functional.conv3d(clips, filters, self.make("patch_embed.proj.bias", dim), stride, padding)
        thw = list(grid.shape[2:])
        self.nominal, self.nominal_frames = reduced(clips.shape[2:], stride), clips.shape[2] // stride[0]
        x = grid.flatten(2).transpose(1, 2)
        class_token = self.get("CLS_EMBED_ON", True)
        if class_token:
            x = torch.cat((self.make("cls_token", 1, 1, dim).expand(len(x), 1, dim), x), dim=1)
        x = x + self.absolute(thw, dim) if self.get("USE_ABS_POS", True) else x
        return (self.norm(x, "norm_stem") if self.get("NORM_STEM") else x), thw

    def absolute(self, thw: list[int], dim: int) -> Tensor:
        """Absolute positions of every token."""
        t, h, w = thw
        first = int(self.get("CLS_EMBED_ON", True))
        if first and self.get("UNIT") and not self.nominal_frames:
            return self.of_class_token_alone(h * w, dim)
        if not self.get("SEP_POS_EMBED", False):
            table = self.make("pos_embed", 1, first + t * h * w, dim)
            return table + table if self.get("USE_FIXED_SINCOS_POS", False) else table
        space, time = (
            self.make("pos_embed_spatial", 1, h * w, dim)[0],
            self.make("pos_embed_temporal", 1, t, dim)[0],
        )
        table = torch.stack([space[place] + time[moment] for moment in range(t) for place in range(h * w)])
        return torch.cat((self.make("pos_embed_class", 1, 1, dim)[0], table)) if first else table

    def of_class_token_alone(self, places: int, dim: int) -> Tensor:
        """PyTorchVideo's positions where frames fill no cube: its tables have no rows of tokens."""
        if not self.get("SEP_POS_EMBED", False):
            return self.make("pos_embed", 1, 1, dim)
        self.make("pos_embed_spatial", 1, places, dim)
        self.make("pos_embed_temporal", 1, 0, dim)
        return self.make("pos_embed_class", 1, 1, dim)

    def block(
        self, x: Tensor, thw: list[int], number: int, heads: int, dim_out: int
    ) -> tuple[Tensor, list[int]]:
        """x + attention, then x + MLP."""
        name, dim = f"blocks.{number}", x.shape[-1]
        in_attention = self.get("DIM_MUL_IN_ATT", False)
        normed = self.norm(x, f"{name}.norm1")
        attended, q_thw = self.attention(normed, thw, number, heads, dim_out if in_attention else dim)
        self.features[f"attn{number:02}"] = attended
        if in_attention and dim != dim_out:
            x = self.linear(normed, f"{name}.proj", dim_out)
        stride = self.q_stride(number)
        if stride is not None:
            kernel = [step + 1 if step > 1 else 1 for step in stride]
            x = self.on_grid(x, thw, lambda grid: functional.max_pool3d(grid, kernel, stride, halves(kernel)))
        x = x + self.scaled(attended, f"{name}.gamma_1")
        normed = self.norm(x, f"{name}.norm2")
        hidden = self.linear(normed, f"{name}.mlp.fc1", int(normed.shape[-1] * self.get("MLP_RATIO", 4.0)))
        made = self.linear(functional.gelu(hidden), f"{name}.mlp.fc2", dim_out)
        if not in_attention and dim != dim_out:
            x = self.linear(normed, f"{name}.proj", dim_out)
        return x + self.scaled(made, f"{name}.gamma_2"), q_thw

    def scaled(self, x: Tensor, name: str) -> Tensor:
        """What a block adds, each channel by a factor if it has any."""
        return x * self.make(name, x.shape[-1]) if self.get("LAYER_SCALE_INIT_VALUE") else x

    def attention(
        self, x: Tensor, thw: list[int], number: int, heads: int, width: int
    ) -> tuple[Tensor, list[int]]:
        """softmax(Q K^T / sqrt(d) + positions) V + Q, head by head."""
        name = f"blocks.{number}.attn"
        q_stride = self.q_stride(number)
        kv_stride = self.kv_stride(number)
        before, self.nominal = self.nominal, reduced(self.nominal, q_stride)
        square = [before[0], max(before[1:]), max(before[1:])]  # rows and columns have tables of one length
        longest = max(reduced(square, q_stride)[1], reduced(square, kv_stride)[1])
        self.distances = [2 * size - 1 for size in (before[0], longest, longest)]
        first = self.get("POOL_FIRST", False)
        shares = 1 if self.get("MODE") == "conv_unshared" else heads
        signals = [x, x, x] if first else self.projected(x, name, width)
        (q, q_thw), (k, k_thw), (v, _) = (
            self.pooled(
                in_parts(signal, shares), thw, stride, f"{name}.pool_{letter}", f"{name}.norm_{letter}"
            )
            for signal, stride, letter in zip(signals, (q_stride, kv_stride, kv_stride), "qkv", strict=True)
        )
        if first:
            q, k, v = (
                in_parts(
                    self.linear(
                        torch.cat(list(signal.unbind(1)), dim=-1),
                        f"{name}.{letter}",
                        width,
                        bias=self.get("QKV_BIAS", True),
                    ),
                    heads,
                )
                for signal, letter in zip((q, k, v), "qkv", strict=True)
            )
        logits = q @ k.transpose(2, 3) / (width // heads) ** 0.5
        first = int(self.get("CLS_EMBED_ON", True))
        logits[:, :, first:, first:] += self.relative(q[:, :, first:], q_thw, k_thw, name)
        out = logits.softmax(-1) @ v
        if self.get("RESIDUAL_POOLING", False):
            spared = 0 if self.get("RESIDUAL_CLASS", False) else first
            out[:, :, spared:] += q[:, :, spared:]
        joined = torch.cat([out[:, head] for head in range(heads)], dim=-1)
        return self.linear(joined, f"{name}.proj", width), q_thw

    def projected(self, x: Tensor, name: str, width: int) -> Sequence[Tensor]:
        """Queries, keys, values."""
        bias = self.get("QKV_BIAS", True)
        if self.get("SEPARATE_QKV", False):
            return [self.linear(x, f"{name}.{letter}", width, bias=bias) for letter in "qkv"]
        return self.linear(x, f"{name}.qkv", 3 * width, bias=bias).chunk(3, dim=-1)

    def q_stride(self, number: int) -> list[int] | None:
        """Of a block's queries."""
        return by_block(self.get("POOL_Q_STRIDE", []), number)

    def kernel(self, stride: list[int]) -> list[int]:
        """Of a pooling with this stride."""
        return self.get("POOL_KVQ_KERNEL") or [step + 1 if step > 1 else 1 for step in stride]

    def kv_stride(self, number: int) -> list[int] | None:
        """Of a block's keys and values: given, or shrinking with the grid."""
        start = self.get("POOL_KV_STRIDE_ADAPTIVE")
        if start is None:
            return by_block(self.get("POOL_KV_STRIDE", []), number)
        for before in range(number + 1):
            steps = self.q_stride(before) or [1, 1, 1]
            start = [max(now // step, 1) for now, step in zip(start, steps, strict=True)]
        return list(start)

    def pooled(
        self, x: Tensor, thw: list[int], stride: list[int] | None, name: str, norm: str
    ) -> tuple[Tensor, list[int]]:
        """One signal (B, heads, N, d) pooled, every head by the same filters."""
        if stride is None:
            return x, thw
        kernel = self.kernel(stride)
        if prod(kernel) == prod(stride) == 1:
            return x, thw
        dim, mode, padding = x.shape[-1], self.get("MODE", "conv").removesuffix("_unshared"), halves(kernel)
        groups, batches = dim if self.get("DEPTHWISE", True) else 1, self.get("NORM") == "batchnorm"
        conv = mode == "conv"
        filters = self.make(f"{name}.weight", dim, dim // groups, *kernel) if conv else torch.empty(0)
        if conv and batches:
            first = int(self.get("CLS_EMBED_ON", True))
            x = torch.cat((x[:, :, :first], functional.gelu(self.norm(x[:, :, first:], norm))), dim=2)
        ways = {
            "conv": lambda grid: functional.conv3d(grid, filters, None, stride, padding, groups=groups),
            "max": lambda grid: functional.max_pool3d(grid, kernel, stride, padding),
            "avg": lambda grid: functional.avg_pool3d(widened(grid, padding), kernel, stride),
        }
        made = torch.stack([self.on_grid(x[:, head], thw, ways[mode]) for head in range(x.shape[1])], dim=1)
        shape = [
            (size + 2 * p - k) // s + 1 for size, k, s, p in zip(thw, kernel, stride, padding, strict=True)
        ]
        return (self.norm(made, norm) if conv and not batches else made), shape

    def on_grid(self, x: Tensor, thw: list[int], way: Any) -> Tensor:
        """`way` on the grid of tokens (B, N, C), the class token left as it is."""
        first = int(self.get("CLS_EMBED_ON", True))
        grid = x[:, first:].transpose(1, 2).unflatten(2, thw)
        return torch.cat((x[:, :first], way(grid).flatten(2).transpose(1, 2)), dim=1)

    def relative(self, q: Tensor, q_thw: list[int], k_thw: list[int], name: str) -> Tensor:
        """q . (R_t + R_h + R_w) of every pair, each found by the two places: (B, heads, Nq, Nk).

        Where the grids are not of the sizes that the tables were made for, those are interpolated.
        """
        wanted = [self.get("REL_POS_TEMPORAL", False), *[self.get("REL_POS_SPATIAL", False)] * 2]
        total = torch.zeros(*q.shape[:3], prod(k_thw), dtype=q.dtype)
        for axis, letter in enumerate("thw"):
            if not wanted[axis]:
                continue
            q_size, k_size = q_thw[axis], k_thw[axis]
            table = self.make(f"{name}.rel_pos_{letter}", self.distances[axis], q.shape[-1])
            size = 2 * max(q_size, k_size) - 1
            if size != len(table):
                table = functional.interpolate(table.t()[None], size=size, mode="linear")[0].t()
            last = self.get("FROM_LAST", False)
            rows = [
                [apart(q_place, k_place, q_size, k_size, from_last=last) for k_place in range(k_size)]
                for q_place in range(q_size)
            ]
            pairs = torch.tensor(rows)[places(q_thw, axis)][:, places(k_thw, axis)]
            total += torch.einsum("bhnd,nmd->bhnm", q, table[pairs])
        return total
