"""Multi-head pooling attention (arXiv 2104.11227, section 3.1), with what v2 adds (arXiv 2112.01526, 4.1).

Queries, keys and values are projected, then pooled over time and space; attention runs between what is left.
v2 adds relative positions to the logits and the pooled queries to the result.
"""

import torch
from torch import Tensor, nn

from mvit_core.models.arithmetic.kernels import Layer, halves, linear, linear_add, onednn_serves
from mvit_core.models.arithmetic.laid_out import LaidOutLinear, Signal, picked
from mvit_core.models.attention import attend
from mvit_core.models.geometry import THW, Pooling
from mvit_core.models.layers import DropPath
from mvit_core.models.mvit_config import BlockConfig, MViTConfig
from mvit_core.models.plain_pool import PlainPool
from mvit_core.models.pooling import Pool
from mvit_core.models.positions import table
from mvit_core.models.relative_positions import RelativePositions, table_length
from mvit_core.models.tracing import Compared


class PoolingAttention(nn.Module):
    """Multi-head pooling attention, with d channels per head and P(.) the pooling of each head:

        softmax(P(Q) P(K)^T / sqrt(d) + E) P(V) + P(Q),  then the projection `proj`.

    E (decomposed relative positions) and + P(Q) (residual pooling) are v2's. `forward` leaves the projection
    to `residual`, which adds the skip connection in the same step. The class token is not pooled, has no
    relative position, and (in SlowFast's v2) its query is not added.
    """

    in_bytes = False  # see quantized.py

    def __init__(self, block: BlockConfig, model: MViTConfig, thw: THW) -> None:
        super().__init__()
        width = block.dim_out if model.expand_in_attention else block.dim
        self.num_heads, self.head_dim = block.num_heads, width // block.num_heads
        self.num_class_tokens = int(model.class_token)
        self.scale, self.from_last = self.head_dim**-0.5, model.distances_from_last
        added_from = 0 if model.residual_class_token else self.num_class_tokens
        self.added_from = added_from if model.residual_pooling else None
        self.q = nn.Linear(block.dim, width, bias=model.qkv_bias)
        self.kv = nn.Linear(block.dim, 2 * width, bias=model.qkv_bias)
        self.proj = nn.Linear(width, width, bias=model.bias)
        channels = self._pooled_channels(block, model)
        self.pool_q = pool_of(block.pool_q, channels, model)
        self.pool_kv = pool_of(block.pool_kv, channels, model, signals=2)
        q_thw = block.pool_q.output(thw) if block.pool_q else thw
        kv_thw = block.pool_kv.output(thw) if block.pool_kv else thw
        lengths = [table_length(q, kv) for q, kv in zip(q_thw, kv_thw, strict=True)]
        wanted = (model.relative_time, model.relative_space, model.relative_space)
        self.position_t, self.position_h, self.position_w = (
            table(length, self.head_dim) if want else None
            for length, want in zip(lengths, wanted, strict=True)
        )

    def forward(self, x: Signal, thw: THW) -> tuple[Tensor, THW]:
        """(B, N, dim) on the grid `thw` to (B, N', width), not yet projected, on the grid of the queries."""
        signal = self._shared(x)
        q, q_thw = self._queries(signal, thw)
        k, v, kv_thw = self._keys_and_values(signal, thw)
        return self._attended(q, k, v, self._positions(q_thw, kv_thw)), q_thw

    def of_class_token(self, x: Signal, thw: THW) -> Tensor:
        """What `forward` gives for the class token, (B, 1, width), without the work for the others.

        Its query is not pooled and has no relative positions.
        """
        query = self._projected(picked(x, lambda part: part[:, :1]), self.q)
        query = self.pool_q.normalize(query) if self.pool_q else query
        k, v, _ = self._keys_and_values(self._shared(x), thw)
        return self._attended(query.squeeze(2).transpose(1, 2), k, v, None)

    def compared(self, x: Tensor, thw: THW) -> Compared:
        """What `forward` compares on the same tokens; see tracing.py."""
        signal = self._shared(x)
        q, q_thw = self._queries(signal, thw)
        k, _, kv_thw = self._keys_and_values(signal, thw)
        positions = self._positions(q_thw, kv_thw)
        if positions is None:
            return Compared(q, k, self.scale, thw, q_thw, kv_thw)
        return Compared(*positions.folded_into(q, k, scale=self.scale), 1.0, thw, q_thw, kv_thw)

    def residual(self, x: Tensor, skip: Tensor, drop_path: DropPath) -> Tensor:
        """`skip` plus the projection of what `forward` gave, which `drop_path` may leave out.

        Where kernel and stride leave a single token of either, it is added to all of the other's.
        """
        if drop_path.active or x.shape[1] != skip.shape[1]:
            added: Tensor = skip + drop_path(linear(x, self.proj))
            return added
        return linear_add(x, self.proj, skip)

    def _pooled_channels(self, block: BlockConfig, model: MViTConfig) -> int:  # noqa: ARG002 - as others need
        """Channels that pooling has filters for: those of a head."""
        return self.head_dim

    def _attended(self, q: Tensor, k: Tensor, v: Tensor, positions: RelativePositions | None) -> Tensor:
        """softmax(q k^T / sqrt(d) + positions) v [+ q] of (B, heads, N, d); heads joined: (B, N, width)."""
        attended = attend(
            *(q, k, v),
            scale=self.scale,
            positions=positions,
            added_from=self.added_from,
            in_bytes=self.in_bytes,
        )
        return attended.transpose(1, 2).flatten(2)

    def _positions(self, q_thw: THW, kv_thw: THW) -> RelativePositions | None:
        """Relative positions between the pooled grids, if it has any."""
        tables = self.position_t, self.position_h, self.position_w
        if all(table is None for table in tables):
            return None
        return RelativePositions(tables, q_thw, kv_thw, self.num_class_tokens, self.from_last)

    def _shared(self, x: Signal) -> Signal:
        """What queries, keys and values are projected from: for 8-bit layers x in bytes, converted once."""
        layer: nn.Module = self.q
        return layer.signal(x) if isinstance(layer, LaidOutLinear) else x

    def _queries(self, x: Signal, thw: THW) -> tuple[Tensor, THW]:
        """P(Q), (B, heads, N', d), and its grid."""
        query = self._projected(x, self.q)
        if self.pool_q is not None:
            query, thw = self.pool_q(query, thw, self.num_class_tokens)
        return query.squeeze(2).transpose(1, 2), thw

    def _keys_and_values(self, x: Signal, thw: THW) -> tuple[Tensor, Tensor, THW]:
        """P(K) and P(V), each (B, heads, N', d), and their grid.

        Tokens that lie in no window of the pooling are not projected: seven of eight in MViT-B's block 0.
        In inference on CPUs values are projected once keys are pooled, so that only half of the largest
        tensor exists at a time.
        """
        read = self._read_by_keys(x, thw)
        if not isinstance(read, Tensor) or not onednn_serves(read):
            pair, kv_thw = self._pooled_read(self._projected(read, self.kv), thw)
            k, v = pair.permute(2, 0, 3, 1, 4)
            return k, v, kv_thw
        keys, values = halves(self.kv)
        k, kv_thw = self._pooled_read(self._projected(read, keys), thw, 0)
        v, kv_thw = self._pooled_read(self._projected(read, values), thw, 1)
        return k.squeeze(2).transpose(1, 2), v.squeeze(2).transpose(1, 2), kv_thw

    def _read_by_keys(self, x: Signal, thw: THW) -> Signal:
        """The tokens that lie in a window of the pooling of keys and values."""
        if self.pool_kv is None:
            return x
        pool = self.pool_kv
        return picked(x, lambda part: pool.read(part, thw, self.num_class_tokens))

    def _pooled_read(self, x: Tensor, thw: THW, number: int | None = None) -> tuple[Tensor, THW]:
        """Keys and values (or one of them, by its number) of the tokens that are read, pooled."""
        if self.pool_kv is None:
            return x, thw
        return self.pool_kv.of_read(x, thw, self.num_class_tokens, number)

    def _projected(self, x: Signal, layer: Layer) -> Tensor:
        """The layer's output, split into signals and heads: (B, N, signals, heads, d)."""
        return torch.unflatten(linear(x, layer), 2, (-1, self.num_heads, self.head_dim))


def pool_of(
    pooling: Pooling | None, channels: int, model: MViTConfig, *, signals: int = 1
) -> Pool | PlainPool | None:
    """What pools `signals` signals with filters for `channels` channels; None where nothing is pooled."""
    if pooling is None:
        return None
    mode = "conv" if model.pool_mode == "conv_unshared" else model.pool_mode
    if mode == "conv" and not (model.depthwise and model.norm == "layer"):
        return PlainPool(pooling, channels, signals=signals, depthwise=model.depthwise, norm=model.norm)
    return Pool(pooling, channels, mode, signals=signals)
