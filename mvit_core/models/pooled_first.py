"""Pooling before the projections instead of after them, as the original implementations can (`pool_first`).

The projections are then of fewer tokens: of what is left of the signal once for queries, keys and values.
"""

import torch
from torch import Tensor, nn

from mvit_core.models.arithmetic.kernels import halves
from mvit_core.models.arithmetic.laid_out import LaidOutLinear, Signal
from mvit_core.models.geometry import THW
from mvit_core.models.mvit_config import BlockConfig, MViTConfig
from mvit_core.models.pooling_attention import PoolingAttention


class PooledFirst(PoolingAttention):
    """Multi-head pooling attention of queries P(x) W_q, keys P(x) W_k and values P(x) W_v.

    What is pooled is not a head's query but a head's share of the channels of x, by filters that the shares
    have in common ("conv") or that are of all channels, normalized together ("conv_unshared").
    """

    def of_class_token(self, x: Signal, thw: THW) -> Tensor:
        """See the base class."""
        assert isinstance(x, Tensor)
        share = self._shares(x[:, :1])
        query = self._projected((self.pool_q.normalize(share) if self.pool_q else share).flatten(2), self.q)
        k, v, _ = self._keys_and_values(x, thw)
        return self._attended(query.squeeze(2).transpose(1, 2), k, v, None)

    def _pooled_channels(self, block: BlockConfig, model: MViTConfig) -> int:
        self.num_shares = 1 if model.pool_mode == "conv_unshared" else block.num_heads
        return block.dim // self.num_shares

    def _shared(self, x: Signal) -> Signal:
        """The signal as it is: layers take what is left after pooling."""
        return x

    def _shares(self, x: Tensor) -> Tensor:
        """(B, N, C) as a pool takes it: (B, N, 1, shares, C / shares)."""
        return torch.unflatten(x, 2, (1, self.num_shares, -1))

    def _queries(self, x: Signal, thw: THW) -> tuple[Tensor, THW]:
        assert isinstance(x, Tensor)
        share = self._shares(x)
        if self.pool_q is not None:
            share, thw = self.pool_q(share, thw, self.num_class_tokens)
        return self._projected(share.flatten(2), self.q).squeeze(2).transpose(1, 2), thw

    def _keys_and_values(self, x: Signal, thw: THW) -> tuple[Tensor, Tensor, THW]:
        assert isinstance(x, Tensor)
        share = self._shares(x)
        pair = torch.cat((share, share), dim=2)
        if self.pool_kv is not None:
            pair, thw = self.pool_kv(pair, thw, self.num_class_tokens)
        k, v = (self._half(signal.flatten(2), number) for number, signal in enumerate(pair.unbind(2)))
        return k, v, thw

    def _half(self, signal: Tensor, number: int) -> Tensor:
        """Keys (number 0) or values (1), (B, heads, N, d); a layer in 8 bits gives both, or none."""
        whole: nn.Module = self.kv
        if isinstance(whole, LaidOutLinear):
            return self._projected(signal, whole)[:, :, number].transpose(1, 2)
        return self._projected(signal, halves(self.kv)[number]).squeeze(2).transpose(1, 2)
