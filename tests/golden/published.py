"""The configurations that the reference implementations publish: models of the registry, or options."""

from typing import Any

PUBLISHED = {
    "configs/ImageNet/MVIT_B_16_CONV.yaml": "mvit_image_b16",
    "configs/ImageNet/MVIT_B_16_MAX.yaml": "mvit_image_b16_max",
    "configs/ImageNet/MVITv2_T.yaml": "mvitv2_image_t",
    "configs/ImageNet/MVITv2_S.yaml": "mvitv2_image_s",
    "configs/ImageNet/MVITv2_B.yaml": "mvitv2_image_b",
    "configs/Kinetics/MVIT_B_16x4_CONV.yaml": "mvit_b_16x4",
    "configs/Kinetics/MVIT_B_32x3_CONV.yaml": "mvit_b24_32x3_strided",
    "configs/Kinetics/pytorchvideo/MVIT_B_16x4_CONV.yaml": "mvit_b_16x4",
    "configs/Kinetics/MVITv2_S_16x4.yaml": "mvitv2_s_16x4",
    "configs/Kinetics/MVITv2_B_32x3.yaml": "mvitv2_b_32x3",
    "configs/Kinetics/MVITv2_L_40x3_test.yaml": "mvitv2_l_40x3",
    "configs/SSv2/MVITv2_S_16x4.yaml": "mvitv2_s_16x4",
    "configs/SSv2/MVITv2_B_32x3.yaml": "mvitv2_b_32x3",
    "configs/SSv2/MVITv2_L_40x3.yaml": "mvitv2_l_40x3",
    "mvit_base_16x4()": "mvit_b_16x4",
    "mvit_base_32x3()": "mvit_b_32x3",
    "mvit_base_16()": "mvit_image_b16_separate",
    "mvit_v1_b()": "mvit_b_16x4",
    "mvit_v2_s()": "mvitv2_s_16x4",
}


def transformer(depth: int, width: int, heads: int, *, image: bool = False) -> dict[str, Any]:
    """SlowFast's options of a ViT tuned after masked pretraining (MAE in time, MaskFeat on images)."""
    patch, padding = ([16, 16], [0, 0]) if image else ([2, 16, 16], [0, 0, 0])
    return {
        "MVIT.DEPTH": depth,
        "MVIT.EMBED_DIM": width,
        "MVIT.NUM_HEADS": heads,
        "MVIT.PATCH_2D": image,
        "MVIT.PATCH_KERNEL": patch,
        "MVIT.PATCH_STRIDE": patch,
        "MVIT.PATCH_PADDING": padding,
        "MVIT.SEP_POS_EMBED": not image,
        "MVIT.USE_MEAN_POOLING": True,
    }


def masked_v2(depth: int, transitions: list[int], width: int, heads: int) -> dict[str, Any]:
    """SlowFast's options of an MViTv2 tuned after MaskFeat: channels grow in MLPs, the mean is looked at."""
    factors = [[block, 2.0] for block in transitions]
    return {
        "MVIT.DEPTH": depth,
        "MVIT.EMBED_DIM": width,
        "MVIT.NUM_HEADS": heads,
        "MVIT.DIM_MUL": factors,
        "MVIT.HEAD_MUL": factors,
        "MVIT.POOL_Q_STRIDE": [
            [block, 1, *([2, 2] if block in transitions else [1, 1])] for block in range(depth)
        ],
        "MVIT.POOL_KVQ_KERNEL": [3, 3, 3],
        "MVIT.POOL_KV_STRIDE_ADAPTIVE": [1, 8, 8],
        "MVIT.PATCH_PADDING": [1, 3, 3],
        "MVIT.USE_ABS_POS": False,
        "MVIT.REL_POS_SPATIAL": True,
        "MVIT.REL_POS_TEMPORAL": True,
        "MVIT.RESIDUAL_POOLING": True,
        "MVIT.USE_MEAN_POOLING": True,
    }


OPTIONS = {
    "configs/masked_ssl/in1k_VIT_B_MaskFeat_FT.yaml": transformer(12, 768, 12, image=True),
    "configs/masked_ssl/in1k_VIT_L_MaskFeat_FT.yaml": transformer(24, 1024, 16, image=True),
    "configs/masked_ssl/k400_VIT_B_16x4_FT.yaml": transformer(12, 768, 12),
    "configs/masked_ssl/k400_VIT_L_16x4_FT.yaml": transformer(24, 1024, 16),
    "configs/masked_ssl/k400_VIT_H_16x4_FT.yaml": transformer(32, 1280, 16),
    "configs/masked_ssl/k400_MVITv2_S_16x4_FT.yaml": masked_v2(16, [1, 3, 14], 96, 1),
    "configs/masked_ssl/k400_MVITv2_L_16x4_FT.yaml": masked_v2(48, [2, 8, 44], 144, 2),
}
