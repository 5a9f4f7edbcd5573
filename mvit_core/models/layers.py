"""The parts that all the models share."""

from typing import Literal

from torch import Tensor, nn

from mvit_core.gpu.rows import normalized_rows as normalized_rows_on_card
from mvit_core.gpu.serving import gpu_serves
from mvit_core.models.arithmetic.kernels import linear, mlp, mlp_add, native_serves
from mvit_core.native.rows import Norm, normalized_rows

Gelu = Literal["erf", "tanh"]
NormKind = Literal["layer", "batch"]

NORM_EPS = 1e-6


def layer_norm(dim: int) -> nn.LayerNorm:
    """LayerNorm with the eps of all the original implementations, 1e-6."""
    return LayerNorm(dim, eps=NORM_EPS)


class LayerNorm(nn.LayerNorm):
    """torch's LayerNorm, computed by our own kernel where there is one for such numbers."""

    laid_out: Norm | None = None

    def lay_out(self) -> None:
        """Keep the parameters in our own kernel's layout: for inference, where they don't change any more."""
        self.laid_out = Norm.of(self)

    def forward(self, x: Tensor) -> Tensor:
        """(..., C), normalized over C."""
        if native_serves(x, in_bfloat16=True):
            return normalized_rows(x, self.laid_out or Norm.of(self))
        if gpu_serves(x):
            return normalized_rows_on_card(x, self)
        return super().forward(x)


class TokenBatchNorm(nn.BatchNorm1d):
    """BatchNorm over all tokens of all clips."""

    def forward(self, x: Tensor) -> Tensor:
        """(B, N, C), each channel normalized."""
        return super().forward(x.flatten(0, 1)).view_as(x)


def token_norm(kind: NormKind, dim: int) -> nn.Module:
    """A norm of tokens (B, N, C)."""
    return TokenBatchNorm(dim) if kind == "batch" else layer_norm(dim)


class Mlp(nn.Module):
    """Two linear layers with a GELU between them; each token by itself."""

    def __init__(self, dim: int, hidden: int, dim_out: int, *, gelu: Gelu = "erf", bias: bool = True) -> None:
        super().__init__()
        self.fc1 = nn.Linear(dim, hidden, bias=bias)
        self.fc2 = nn.Linear(hidden, dim_out, bias=bias)
        self.approximate = "tanh" if gelu == "tanh" else "none"

    def forward(self, x: Tensor) -> Tensor:
        """(..., dim) to (..., dim_out)."""
        return mlp(x, self.fc1, self.fc2, self.approximate)

    def residual(self, x: Tensor, skip: Tensor, drop_path: "DropPath") -> Tensor:
        """`skip` plus `forward`, which `drop_path` may leave out."""
        if drop_path.active:
            dropped: Tensor = skip + drop_path(self(x))
            return dropped
        return mlp_add(x, self.fc1, self.fc2, self.approximate, skip)


class HiddenHead(nn.Module):
    """A head with a hidden layer, as ViTs are pretrained with; fine-tuned is a single layer in its place
    (arXiv 2010.11929, section 3.1).
    """

    def __init__(self, dim: int, hidden: int, num_classes: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(dim, hidden)
        self.last = nn.Linear(hidden, num_classes)

    def forward(self, x: Tensor) -> Tensor:
        """(B, dim) to logits (B, num_classes)."""
        return linear(linear(x, self.hidden).tanh(), self.last)


class DropPath(nn.Module):
    """Stochastic depth (arXiv 1603.09382): in training, drops the branch of a sample at `rate`."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    @property
    def active(self) -> bool:
        """Whether `forward` may change anything."""
        return self.training and self.rate > 0

    def forward(self, x: Tensor) -> Tensor:
        """(B, ...) with whole samples zeroed and the others scaled up; unchanged in evaluation."""
        if not self.active:
            return x
        keep = 1 - self.rate
        return x * x.new_empty((x.shape[0],) + (1,) * (x.ndim - 1)).bernoulli_(keep).div_(keep)


def drop_rates(last: float, depth: int) -> list[float]:
    """Stochastic depth of each of `depth` blocks, growing in equal steps from 0 to `last`."""
    return [last * number / max(depth - 1, 1) for number in range(depth)]
