"""What every model can do: nothing outside this package needs to know which class a model has."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple, TypedDict

import torch
from torch import Tensor, nn

from mvit_core.gpu.recording import Recorded
from mvit_core.models.arithmetic.kernels import linear, onednn_serves
from mvit_core.models.geometry import THW


class Tokens(NamedTuple):
    """Tokens of a grid: `x` is (B, [1 +] T*H*W, C), the class token first where the model has one.

    The grid is in row-major order: the token of time t, row y, column x has the number (t*H + y)*W + x.
    """

    x: Tensor
    thw: THW


class ParameterGroup(TypedDict):
    """One group for a torch optimizer; `depth` is 0 at the input and `num_layers` - 1 at the head."""

    params: list[nn.Parameter]
    weight_decay: float
    lr: float
    depth: int


class VideoModel(nn.Module, ABC):
    """Clips (B, 3, T, H, W), normalized, to class logits (B, num_classes).

    Images are clips of one frame; (B, 3, H, W) is taken too. `forward` is `forward_features`, then
    `forward_head`.
    """

    feature_dim: int
    num_layers: int  # of `layer_depth`: the input, each block, the head
    has_class_token: bool
    dropout: nn.Dropout
    head: nn.Module
    played: Recorded | None = None  # `embedded`, recorded for a GPU: see recorded.py
    for_inference = False  # as those of packed.py are: there are no gradients

    @abstractmethod
    def forward_tokens(self, clips: Tensor) -> Tokens:
        """Every token after the last block and the final norm: for heads that look at places."""

    @abstractmethod
    def embedded(self, clips: Tensor) -> Tensor:
        """`forward_features`, of the whole batch at once."""

    @abstractmethod
    def intermediates(self, clips: Tensor, blocks: Sequence[int] | None = None) -> list[Tokens]:
        """The outputs of the blocks with these numbers, from 0, in their order (None: of all blocks).

        They are what the next block takes: with the class token, before the final norm.
        """

    @abstractmethod
    def layer_depth(self, name: str) -> int:
        """How deep the parameter `name` lies: 0 at the input, `num_layers` - 1 at the head."""

    def attention_layers(self) -> list[nn.Module]:
        """Its attention layers in order, for `tracing`; empty for a model that cannot be traced."""
        return []

    @property
    def token_grid(self) -> THW:
        """The grid of the tokens that enter the first block; only for a model with `attention_layers`."""
        raise NotImplementedError

    def forward_features(self, clips: Tensor) -> Tensor:
        """The clip's embedding, (B, feature_dim): the class token or the mean, after the final norm.

        In inference on CPUs clips are taken one by one: more stays in the caches, and the result of a clip
        does not depend, to the last bit, on the rest of the batch. Raises ValueError for what are no clips.
        """
        require_clips(clips)
        if onednn_serves(clips) and len(clips) > 1:
            return torch.cat([self.embedded(clip) for clip in torch.split(clips, 1)])
        if self.played is not None and not torch.is_grad_enabled():
            return self.played(clips)
        return self.embedded(clips)

    def forward_head(self, features: Tensor) -> Tensor:
        """Logits (B, num_classes) of embeddings (B, feature_dim)."""
        features = self.dropout(features)
        if onednn_serves(features) and len(features) > 1:
            return torch.cat([self._logits(row) for row in torch.split(features, 1)])
        return self._logits(features)

    def _logits(self, features: Tensor) -> Tensor:
        """The head on embeddings (B, feature_dim)."""
        logits: Tensor = (
            linear(features, self.head) if isinstance(self.head, nn.Linear) else self.head(features)
        )
        return logits

    def forward(self, clips: Tensor) -> Tensor:
        """Logits (B, num_classes)."""
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.for_inference):
            return self.forward_head(self.forward_features(clips))

    def reset_classifier(self, num_classes: int) -> None:
        """A fresh head for `num_classes` classes; with 0 the model gives its embedding instead of logits."""
        like = next(self.parameters())
        if not num_classes:
            self.head = nn.Identity()
            return
        self.head = nn.Linear(self.feature_dim, num_classes, device=like.device, dtype=like.dtype)
        init_linear(self.head)

    def parameter_groups(
        self, *, lr: float, weight_decay: float, layer_decay: float = 1.0
    ) -> list[ParameterGroup]:
        """Groups for an optimizer: learning rates fall by `layer_decay` a layer from the head to the input.

        Not decayed are 1-d parameters, as published, and class tokens and positions, as in DeiT's code
        (arXiv 2012.12877); SlowFast's configurations of MViT let the latter decay.
        """
        groups: dict[tuple[int, bool], ParameterGroup] = {}
        for name, parameter in self.named_parameters():
            if not parameter.requires_grad:
                continue
            depth, decays = self.layer_depth(name), parameter.ndim > 1 and not is_position(name)
            rate = lr * layer_decay ** (self.num_layers - 1 - depth)
            group = ParameterGroup(
                params=[], weight_decay=weight_decay if decays else 0.0, lr=rate, depth=depth
            )
            groups.setdefault((depth, decays), group)["params"].append(parameter)
        return [groups[key] for key in sorted(groups)]


def require_clips(clips: Tensor) -> None:
    """Raises ValueError where a batch has other axes, or integers that nobody normalized."""
    if clips.ndim not in (4, 5) or not clips.is_floating_point():
        found = f"{tuple(clips.shape)} of {str(clips.dtype).removeprefix('torch.')}"
        raise ValueError(
            f"Clips are (B, 3, T, H, W), images (B, 3, H, W), of normalized floats, not {found}."
        )


def is_position(name: str) -> bool:
    """Whether a parameter is a class token or a table of positions."""
    last = name.rpartition(".")[2]
    return "class_token" in last or last.startswith("position")


def init_linear(module: nn.Module) -> None:
    """Weights from a truncated normal of deviation 0.02, zero biases: as in ViT and torchvision's MViT.

    SlowFast's MViT starts with biases, those of norms included, of 0.02.
    """
    if isinstance(module, nn.Linear):
        nn.init.trunc_normal_(module.weight, std=0.02)
        if module.bias is not None:
            nn.init.zeros_(module.bias)


def as_clips(clips: Tensor) -> Tensor:
    """(B, 3, H, W) to clips of one frame; clips unchanged."""
    return clips.unsqueeze(2) if clips.ndim == 4 else clips


def with_class_token(token: Tensor | None, x: Tensor) -> Tensor:
    """`token` (1, 1, C), where there is one, put before the tokens (B, N, C)."""
    return x if token is None else torch.cat((token.to(x.dtype).expand(x.shape[0], -1, -1), x), dim=1)


def apart(x: Tensor, num_class_tokens: int) -> tuple[Tensor, Tensor]:
    """The class tokens of (B, N, ...), and the others.

    By a split, whose gradients are joined once; those of two slices would be padded with zeros and added.
    """
    token, body = torch.split(x, [num_class_tokens, x.shape[1] - num_class_tokens], dim=1)
    return token, body
