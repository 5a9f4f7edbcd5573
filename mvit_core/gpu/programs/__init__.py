"""The programs, each run by many groups of a card's threads at once; the modules beside this package start
them.

Tokens lie as (samples, tokens, signals, heads, D), in one piece; `wide` channels are D of them filled up to a
power of two, as Triton wants. All sums are taken in float32, whatever the numbers around them are.
"""

from mvit_core.gpu.programs.patches import cut_patches
from mvit_core.gpu.programs.pooling import largest, pool
from mvit_core.gpu.programs.pooling_back import pool_back_to_filters, pool_back_to_tokens
from mvit_core.gpu.programs.positions import extend_keys, extend_queries, extend_queries_back
from mvit_core.gpu.programs.rows import normalize, normalize_back

__all__ = [
    "cut_patches",
    "extend_keys",
    "extend_queries",
    "extend_queries_back",
    "largest",
    "normalize",
    "normalize_back",
    "pool",
    "pool_back_to_filters",
    "pool_back_to_tokens",
]
