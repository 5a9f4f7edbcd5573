"""Multi-head pooling attention (arXiv 2104.11227, section 3.1), with what v2 adds (arXiv 2112.01526).

Queries, keys and values are projected, then pooled over time and space; attention runs between what is left.
v2 adds relative positions to the logits and the pooled queries to the result.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.gpu.positions import Known, extended
from mvit_core.gpu.serving import gpu_serves
from mvit_core.models.attention import attend
from mvit_core.models.geometry import THW
from mvit_core.models.kernels import (
    Layer,
    halves,
    linear,
    linear_add,
    native_attends,
    native_learns,
    onednn_serves,
)
from mvit_core.models.laid_out import LaidOutLinear, Signal, picked
from mvit_core.models.layers import DropPath
from mvit_core.models.mvit_config import BlockConfig, MViTConfig
from mvit_core.models.pooling import Pool, apart
from mvit_core.models.positions import table
from mvit_core.models.relative_positions import (
    place_codes,
    places,
    relative_logits,
    resized_table,
    rows_of_distances,
    table_length,
)
from mvit_core.models.tracing import Compared
from mvit_core.native.attention import Places, attended
from mvit_core.native.training import Terms, attended_in_training


class PoolingAttention(nn.Module):
    """Multi-head pooling attention; v2 adds relative positions and residual pooling:

        softmax(P(Q) P(K)^T / sqrt(d) + relative positions) P(V)  [+ P(Q)],  then the projection `proj`.

    `forward` leaves the projection to `residual`, which adds the skip connection in the same step. The class
    token is not pooled, has no place, and (in SlowFast's v2) its query is not added.
    """

    in_bytes = False  # see quantized.py

    def __init__(self, block: BlockConfig, model: MViTConfig, thw: THW) -> None:
        super().__init__()
        width = block.dim_out if model.expand_in_attention else block.dim
        self.num_heads, self.head_dim = block.num_heads, width // block.num_heads
        self.num_class_tokens = int(model.class_token)
        self.adds_queries, self.from_last = model.residual_pooling, model.distances_from_last
        self.residual_from = 0 if model.residual_class_token else self.num_class_tokens
        self.q = nn.Linear(block.dim, width, bias=model.qkv_bias)
        self.kv = nn.Linear(block.dim, 2 * width, bias=model.qkv_bias)
        self.proj = nn.Linear(width, width)
        self.pool_q = Pool(block.pool_q, self.head_dim, model.pool_mode) if block.pool_q else None
        self.pool_kv = (
            Pool(block.pool_kv, self.head_dim, model.pool_mode, signals=2) if block.pool_kv else None
        )
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
        signal = self._for_all(x)
        query, q_thw = self._pooled(self._signals(signal, self.q), thw, self.pool_q)
        k, v, kv_thw = self._keys_and_values(signal, thw)
        grids = (q_thw, kv_thw) if self.knows_places else None
        return self._attended(query.squeeze(2), k, v, grids).flatten(2), q_thw

    @property
    def _tables(self) -> list[Tensor | None]:
        """Relative positions of time, height and width."""
        return [self.position_t, self.position_h, self.position_w]

    @property
    def knows_places(self) -> bool:
        """Whether it has relative positions."""
        return self.position_t is not None or self.position_h is not None

    def compared(self, x: Tensor, thw: THW) -> Compared:
        """What `forward` compares on the same tokens; see tracing.py."""
        signal = self._for_all(x)
        query, q_thw = self._pooled(self._signals(signal, self.q), thw, self.pool_q)
        q, (k, _, kv_thw) = query.squeeze(2).transpose(1, 2), self._keys_and_values(signal, thw)
        if not self.knows_places:
            return Compared(q, k, self.head_dim**-0.5, thw, q_thw, kv_thw)
        return Compared(*self._with_places(q, k, q_thw, kv_thw), 1.0, thw, q_thw, kv_thw)

    def of_class_token(self, x: Signal, thw: THW) -> Tensor:
        """What `forward` gives for the class token, (B, 1, width), without the work for the others.

        Its query is not pooled and knows no relative positions.
        """
        query = self._signals(picked(x, lambda part: part[:, :1]), self.q)
        query = self.pool_q.normalize(query) if self.pool_q else query
        k, v, _ = self._keys_and_values(self._for_all(x), thw)
        return self._attended(query.squeeze(2), k, v, None).flatten(2)

    def _for_all(self, x: Signal) -> Signal:
        """What queries, keys and values are projected from: where that takes bytes, they are made once."""
        layer: nn.Module = self.q
        return layer.signal(x) if isinstance(layer, LaidOutLinear) else x

    def _keys_and_values(self, x: Signal, thw: THW) -> tuple[Tensor, Tensor, THW]:
        """Both pooled, (B, heads, N', d), and their grid.

        Tokens that no window of the pooling reads are not projected: seven of eight in MViT-B's block 0.
        Outside of training keys come first, then values: of the largest tensor half is there at a time.
        """
        read = self._read_by_keys(x, thw)
        if not isinstance(read, Tensor) or not onednn_serves(read):
            pair, thw = self._pooled_read(self._signals(read, self.kv), thw)
            k, v = pair.permute(2, 0, 3, 1, 4)
            return k, v, thw
        keys, values = halves(self.kv)
        k, kv_thw = self._pooled_read(self._signals(read, keys), thw, 0)
        v, kv_thw = self._pooled_read(self._signals(read, values), thw, 1)
        return k[:, :, 0].transpose(1, 2), v[:, :, 0].transpose(1, 2), kv_thw

    def _read_by_keys(self, x: Signal, thw: THW) -> Signal:
        if self.pool_kv is None:
            return x
        pool = self.pool_kv
        return picked(x, lambda part: pool.read(part, thw, self.num_class_tokens))

    def _pooled_read(self, x: Tensor, thw: THW, number: int | None = None) -> tuple[Tensor, THW]:
        """Both signals, or one of them, of the tokens that are read, pooled."""
        if self.pool_kv is None:
            return x, thw
        return self.pool_kv.of_read(x, thw, self.num_class_tokens, number)

    def residual(self, x: Tensor, skip: Tensor, drop_path: DropPath) -> Tensor:
        """`skip` plus the projection of what `forward` gave, which `drop_path` may leave out.

        Where kernel and stride leave a single token of either, it counts for all of the other's.
        """
        if drop_path.active or x.shape[1] != skip.shape[1]:
            added: Tensor = skip + drop_path(linear(x, self.proj))
            return added
        return linear_add(x, self.proj, skip)

    def _signals(self, x: Signal, layer: Layer) -> Tensor:
        """The layer's output as (B, N, signals, heads, d)."""
        return torch.unflatten(linear(x, layer), 2, (-1, self.num_heads, self.head_dim))

    def _pooled(self, x: Tensor, thw: THW, pool: Pool | None) -> tuple[Tensor, THW]:
        return (x, thw) if pool is None else pool(x, thw, self.num_class_tokens)

    def _attended(self, query: Tensor, k: Tensor, v: Tensor, grids: tuple[THW, THW] | None) -> Tensor:
        """Attention of queries (B, N, heads, d), and the queries where they are added; (B, N, heads, d).

        `grids`, of queries and keys, are given where their relative positions count.
        """
        q, scale = query.transpose(1, 2), self.head_dim**-0.5
        if native_attends(q, in_bytes=self.in_bytes):
            known = None if grids is None else self._places(*grids)
            start = self.residual_from if self.adds_queries else None
            out = attended(q, k, v, scale=scale, places=known, in_bytes=self.in_bytes, added_from=start)
            return out.transpose(1, 2)
        if grids is None:
            out = attend(q, k, v, scale=scale, in_bytes=self.in_bytes)
        else:
            out = self._attend_by_places(q, k, v, *grids)
        return self._with_residual(out.transpose(1, 2), query)

    def _attend_by_places(self, q: Tensor, k: Tensor, v: Tensor, q_thw: THW, kv_thw: THW) -> Tensor:
        """`attend` with relative positions: on the way there of training, or folded into queries and keys."""
        if native_learns(q):
            given = self._relative_logits(q, q_thw, kv_thw)
            t, h, w = (table is not None for table in self._tables)
            terms = Terms(given, (t, h, w), (q_thw, kv_thw), self.num_class_tokens)
            return attended_in_training(q, k, v, scale=self.head_dim**-0.5, terms=terms)
        if gpu_serves(q):
            return attend(*self._extended_on_card(q, k, q_thw, kv_thw), v, scale=1.0)
        return attend(*self._with_places(q, k, q_thw, kv_thw), v, scale=1.0)

    def _extended_on_card(self, q: Tensor, k: Tensor, q_thw: THW, kv_thw: THW) -> tuple[Tensor, Tensor]:
        """`_with_places` by our own programs."""
        tables = [
            None if table is None else resized_table(table, table_length(*sizes))
            for table, sizes in zip(self._tables, zip(q_thw, kv_thw, strict=True), strict=True)
        ]
        t, h, w = (table is not None for table in tables)
        queries, keys = extended(
            q.transpose(1, 2),
            k.transpose(1, 2),
            tables,
            Known((q_thw, kv_thw), (t, h, w), self.num_class_tokens),
            rows_of=rows_of_distances(from_last=self.from_last),
            scale=self.head_dim**-0.5,
        )
        return queries.transpose(1, 2), keys.transpose(1, 2)

    def _with_places(self, q: Tensor, k: Tensor, q_thw: THW, kv_thw: THW) -> tuple[Tensor, Tensor]:
        """Queries and keys whose product holds the relative positions too; see relative_positions.py."""
        first = (0, 0, self.num_class_tokens, 0)
        codes = functional.pad(place_codes(self._tables, kv_thw, k), first)
        logits = functional.pad(self._relative_logits(q, q_thw, kv_thw), first)
        queries = torch.cat((q, logits), dim=-1)
        keys = torch.cat((k * self.head_dim**-0.5, codes.expand(*k.shape[:2], -1, -1)), dim=-1)
        return queries, keys

    def _relative_logits(self, q: Tensor, q_thw: THW, kv_thw: THW) -> Tensor:
        """Of the queries that have a place; see relative_positions.py."""
        first = self.num_class_tokens
        body = torch.split(q, [first, q.shape[2] - first], dim=2)[1]
        return relative_logits(body, self._tables, q_thw, kv_thw, from_last=self.from_last)

    def _places(self, q_thw: THW, kv_thw: THW) -> Places:
        """As our own kernels take them."""
        return places(self._tables, q_thw, kv_thw, self.num_class_tokens, from_last=self.from_last)

    def _with_residual(self, out: Tensor, query: Tensor) -> Tensor:
        """`out` (B, N, heads, d) plus the pooled queries, which the class token goes without."""
        if not self.adds_queries:
            return out
        first = self.residual_from
        if not torch.is_grad_enabled() and not torch.compiler.is_compiling():
            out[:, first:].add_(query[:, first:])  # with += Python writes the slice once more
            return out
        (token, body), (_, added) = apart(out, first), apart(query, first)
        return torch.cat((token, body + added), dim=1)
