"""A second way of computing ViViT's four models (arXiv 2103.15691) from the options of Scenic's cases.

As plain as naive.py: one equation a step, attention pair by pair of the axes that it runs along, parameters
in flax's shapes and under Scenic's names.
"""

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from tests.golden.parameters import Parameters


class NaiveVivit:
    """One model. `features` holds what Scenic's modules of these names put out."""

    def __init__(self, options: dict[str, Any], parameters: Parameters) -> None:
        self.options, self.make = options, parameters
        self.features: dict[str, Tensor] = {}
        self.token = options.get("classifier", "token") == "token"
        self.dim, self.heads = options["hidden"], options["num_heads"]

    def logits(self, clips: Tensor) -> Tensor:
        """Clips (B, 3, T, H, W) to logits."""
        height, width, frames = self.options["patch"]
        kernel = self.make("embedding/kernel", frames, height, width, 3, self.dim)
        grid = functional.conv3d(clips, kernel.permute(4, 3, 0, 1, 2), None, (frames, height, width))
        x = grid.permute(0, 2, 3, 4, 1) + self.make("embedding/bias", self.dim)
        self.features["embedding"] = x
        x = x.flatten(2, 3)  # (B, T, S, C)
        x = self.stepwise(x) if "s_layers" in self.options else self.at_once(x)
        if hidden := self.options.get("representation_size"):
            x = self.linear(x, "pre_logits", hidden).tanh()
        return self.linear(x, "output_projection", self.options["num_classes"])

    def stepwise(self, x: Tensor) -> Tensor:
        """Model 2: every time step on its own, then their embeddings."""
        steps = [
            self.encoded(x[:, step], "SpatialTransformer", self.options["s_layers"], step == 0)
            for step in range(x.shape[1])
        ]
        series = torch.stack(steps, dim=1)
        layers = self.options["t_layers"]
        return self.encoded(series, "TemporalTransformer", layers, True) if layers else series.mean(1)

    def encoded(self, x: Tensor, name: str, layers: int, first: bool) -> Tensor:
        """One encoder on (B, N, C), to (B, C); its features are those of the `first` frames."""
        if self.token:
            token = self.make("cls" if name == "Transformer" else f"cls_{name}", 1, 1, self.dim)
            x = torch.cat((token.expand(len(x), 1, -1), x), dim=1)
        x = x + self.make(f"{name}/posembed_input/pos_embedding", 1, *x.shape[1:])
        for number in range(layers):
            x = self.block(x, f"{name}/encoderblock_{number}")
            if first:
                self.features[f"{name}/encoderblock_{number}"] = x
        x = self.norm(x, f"{name}/encoder_norm")
        if first:
            self.features[f"{name}/encoder_norm"] = x
        return x[:, 0] if self.token else self.looked_at(x)

    def looked_at(self, x: Tensor) -> Tensor:
        """What is left of all tokens (B, N, C) without a class token."""
        ways = {
            "0": lambda: x[:, 0],
            "gap": lambda: x.mean(1),
            "gmp": lambda: x.amax(1),
            "gsp": lambda: x.sum(1),
        }
        return ways[self.options["classifier"]]()

    def at_once(self, x: Tensor) -> Tensor:
        """Models 1, 3 and 4: one encoder for all tokens."""
        kind = self.options.get("att", "spacetime")
        if kind == "spacetime":
            return self.encoded(x.flatten(1, 2), "Transformer", self.options["num_layers"], True)
        x = x + self.make(
            "Transformer/posembed_input/pos_embedding", 1, x.shape[1] * x.shape[2], self.dim
        ).view(1, *x.shape[1:])
        for number in range(self.options["num_layers"]):
            name = f"Transformer/encoderblock_{number}"
            x = self.in_turn(x, name) if "self" in kind else self.halved(x, name)
            self.features[name] = x
        x = self.norm(x, "Transformer/encoder_norm")
        self.features["Transformer/encoder_norm"] = x
        return self.looked_at(x.flatten(1, 2))

    def block(self, x: Tensor, name: str) -> Tensor:
        """x + attention, then x + MLP."""
        inner = f"{name}/MultiHeadDotProductAttention_0"
        q, k, v = self.projected(self.norm(x, f"{name}/LayerNorm_0"), inner)
        x = x + self.out(attended(q, k, v), inner)
        return x + self.mlp(self.norm(x, f"{name}/LayerNorm_1"), f"{name}/MlpBlock_0")

    def in_turn(self, x: Tensor, name: str) -> Tensor:
        """Model 3's block on (B, T, S, C): attention over one axis, then over the other."""
        order = self.options.get("attention_order", "time_space").split("_")
        for axis in order:
            inner = f"{name}/MultiHeadDotProductAttention_{axis}"
            normed = self.norm(x, f"{name}/LayerNorm_{axis}")
            rows = normed if axis == "space" else normed.transpose(1, 2)
            made = self.out(attended(*self.projected(rows, inner)), inner)
            x = x + (made if axis == "space" else made.transpose(1, 2))
        return x + self.mlp(self.norm(x, f"{name}/LayerNorm_mlp"), f"{name}/MlpBlock")

    def halved(self, x: Tensor, name: str) -> Tensor:
        """Model 4's block on (B, T, S, C): the first half of the heads over time, the others over space."""
        inner, half = f"{name}/MultiHeadDotProductAttention_0", self.heads // 2
        signals = self.projected(self.norm(x, f"{name}/LayerNorm_0"), inner)  # (B, T, S, heads, d)
        over_time = attended(*(signal[..., :half, :].transpose(1, 2) for signal in signals)).transpose(1, 2)
        over_space = attended(*(signal[..., half:, :] for signal in signals))
        x = x + self.out(torch.cat((over_time, over_space), dim=-2), inner)
        return x + self.mlp(self.norm(x, f"{name}/LayerNorm_1"), f"{name}/MlpBlock_0")

    def projected(self, x: Tensor, name: str) -> list[Tensor]:
        """Queries, keys and values (..., N, heads, d)."""
        size = self.dim // self.heads
        return [
            torch.einsum("...c,chd->...hd", x, self.make(f"{name}/{part}/kernel", self.dim, self.heads, size))
            + self.make(f"{name}/{part}/bias", self.heads, size)
            for part in ("query", "key", "value")
        ]

    def out(self, heads: Tensor, name: str) -> Tensor:
        """(..., N, heads, d) to (..., N, C)."""
        kernel = self.make(f"{name}/out/kernel", self.heads, self.dim // self.heads, self.dim)
        return torch.einsum("...hd,hdc->...c", heads, kernel) + self.make(f"{name}/out/bias", self.dim)

    def mlp(self, x: Tensor, name: str) -> Tensor:
        """Two layers with tanh's GELU between."""
        hidden = self.linear(x, f"{name}/Dense_0", self.options["mlp_dim"])
        return self.linear(functional.gelu(hidden, approximate="tanh"), f"{name}/Dense_1", self.dim)

    def linear(self, x: Tensor, name: str, num_out: int) -> Tensor:
        """x W + b."""
        return x @ self.make(f"{name}/kernel", x.shape[-1], num_out) + self.make(f"{name}/bias", num_out)

    def norm(self, x: Tensor, name: str) -> Tensor:
        """LayerNorm over the last axis."""
        centered = x - x.mean(-1, keepdim=True)
        scaled = centered / (centered.square().mean(-1, keepdim=True) + 1e-6).sqrt()
        return scaled * self.make(f"{name}/scale", self.dim) + self.make(f"{name}/bias", self.dim)


def attended(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """softmax(Q K^T / sqrt(d)) V along the third-last axis of (..., N, heads, d)."""
    weights = (torch.einsum("...nhd,...mhd->...hnm", q, k) / q.shape[-1] ** 0.5).softmax(-1)
    return torch.einsum("...hnm,...mhd->...nhd", weights, v)
