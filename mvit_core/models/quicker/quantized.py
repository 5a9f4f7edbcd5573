"""A model with linear layers in 8-bit integers: quicker inference on CPUs; see docs/performance/models.md.

Where our own kernels are there (mvit_core/native), so are patches and the products of attention, and what
lies between queries, keys and values and their products is in bfloat16. Elsewhere that, and patches, are in
bfloat16 where the processor has it, else in float32.
"""

import torch
from torch import nn

from mvit_core.errors import UserError
from mvit_core.machine.processor import has_bfloat16
from mvit_core.models.arithmetic.int8 import NativePatches, NormInBytes, in_8_bits, int8_serves
from mvit_core.models.base import VideoModel
from mvit_core.models.mvit import Block, MViT
from mvit_core.models.pooled_first import PooledFirst
from mvit_core.models.pooling_attention import PoolingAttention
from mvit_core.models.quicker.packed import with_layers
from mvit_core.models.vit import EncoderBlock, SelfAttention
from mvit_core.models.vivit import FactorizedDotProduct
from mvit_core.native.library import kernels

BEFORE_ATTENTION = ("q", "kv", "qkv")


def quantize(model: VideoModel) -> VideoModel:
    """A copy of a float32 model for inference, all its linear layers but the head in 8-bit integers.

    Raises UserError where the processor gains nothing by it.
    """
    if not int8_serves():
        raise UserError("There are no kernels here, and no VNNI: models run in float32.")
    native = kernels() is not None
    middle = torch.bfloat16 if native or has_bfloat16() else torch.float32
    made = with_layers(
        model, lambda name, layer: in_8_bits(layer, middle if name in BEFORE_ATTENTION else torch.float32)
    ).float()
    if isinstance(made, MViT):
        if native:
            made.add_module("patch", NativePatches(made.patch))
        else:
            made.patch.to(middle)
    for module in list(made.modules()):
        if isinstance(module, PoolingAttention) and not native:
            soften(module, middle)
        if isinstance(module, PoolingAttention | SelfAttention | FactorizedDotProduct):
            module.in_bytes = True
        if isinstance(module, Block | EncoderBlock) and native:
            read_by_layers = ("norm2",) if isinstance(module.attention, PooledFirst) else ("norm1", "norm2")
            for name in read_by_layers:
                if isinstance(norm := getattr(module, name), nn.LayerNorm):
                    setattr(module, name, NormInBytes(norm))
    return made


def soften(attention: PoolingAttention, dtype: torch.dtype) -> None:
    """Pooling and relative positions in `dtype`."""
    for pool in (attention.pool_q, attention.pool_kv):
        if pool is not None:
            pool.to(dtype)
    for table in (attention.position_t, attention.position_h, attention.position_w):
        if table is not None:
            table.data = table.data.to(dtype)
