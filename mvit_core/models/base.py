"""What every model can do, whatever it is made of; nothing outside asks which class it has."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple, TypedDict

import torch
from torch import Tensor, nn

from mvit_core.gpu.recording import Recorded
from mvit_core.models.geometry import THW
from mvit_core.models.kernels import linear, onednn_serves


class Tokens(NamedTuple):
    """Tokens of a grid: `x` is (B, [1 +] T*H*W, C), the class token first where the model has one.

    Places follow each other row by row, frame by frame: that of time t, row y, column x is (t*H + y)*W + x.
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
    num_layers: int  # distinct depths: input, each block, head
    has_class_token: bool
    dropout: nn.Dropout
    head: nn.Module
    played: Recorded | None = None  # `embedded`, recorded for a card: see recorded.py
    for_inference = False  # as those of packed.py are: its logits know no way back

    @abstractmethod
    def forward_tokens(self, clips: Tensor) -> Tokens:
        """Every token after the last block and the final norm: for heads that look at places."""

    @abstractmethod
    def embedded(self, clips: Tensor) -> Tensor:
        """`forward_features` of a batch in one piece."""

    @abstractmethod
    def intermediates(self, clips: Tensor, blocks: Sequence[int] | None = None) -> list[Tokens]:
        """The output of the blocks of these numbers, from 0, in their order (all where None).

        It is what the next block takes: before the final norm, class token and all.
        """

    @abstractmethod
    def layer_depth(self, name: str) -> int:
        """How deep the parameter `name` lies: 0 at the input, `num_layers` - 1 at the head."""

    def attention_layers(self) -> list[nn.Module]:
        """Its layers of attention in order, as `tracing` wants them; empty where it cannot say."""
        return []

    @property
    def token_grid(self) -> THW:
        """The grid of the tokens that enter the first block; of a model that has `attention_layers`."""
        raise NotImplementedError

    def forward_features(self, clips: Tensor) -> Tensor:
        """The clip's embedding, (B, feature_dim): the class token or the mean, after the final norm.

        CPUs take clip by clip outside of training: more stays in their caches, and what a clip gives does not
        depend, to the last bit, on what else is in the batch. Raises ValueError for what is no clips.
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
        if isinstance(self.head, nn.Linear) and onednn_serves(features) and len(features) > 1:
            return torch.cat([linear(row, self.head) for row in torch.split(features, 1)])
        logits: Tensor = (
            linear(features, self.head) if isinstance(self.head, nn.Linear) else self.head(features)
        )
        return logits

    def forward(self, clips: Tensor) -> Tensor:
        """Logits (B, num_classes)."""
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.for_inference):
            return self.forward_head(self.forward_features(clips))

    def reset_classifier(self, num_classes: int) -> None:
        """A fresh head for `num_classes` classes; 0 makes the model answer with its embedding."""
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

        Weight decay spares 1-d parameters, as published, and class tokens and positions, as DeiT's code does
        (arXiv 2012.12877); SlowFast's configurations of MViT let these decay.
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
    """Raises ValueError where a batch has other axes, or is of bytes that nobody normalized."""
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
    """Truncated normal weights of deviation 0.02, zero biases: as ViT's and torchvision's MViT begin.

    SlowFast's MViT begins with biases, those of norms too, of 0.02.
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
