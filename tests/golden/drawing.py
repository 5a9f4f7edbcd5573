"""Cases drawn at random of every option that the golden data know, computed in the second way.

What is asked of each is what the reference implementations can be asked: queries that are pooled land on the
grid of the pooled skip, heads divide channels, SlowFast's relative positions are on squares.
"""

from random import Random
from typing import Any

from tests.golden.layouts import LAYOUTS, PYTORCHVIDEO
from tests.golden.naive import Naive
from tests.golden.parameters import Parameters

Case = dict[str, Any]
Steps = list[list[int]]

EVEN = [[1, 2, 2], [2, 2, 2], [1, 4, 4], [2, 1, 1], [2, 3, 3]]  # where no queries are pooled
KERNELS = [None, [3, 3, 3], [1, 3, 3], [3, 1, 1], [1, 1, 1], [5, 3, 3], [1, 5, 5]]
SQUARE: Steps = [[1, 2, 2], [1, 2, 2], [2, 2, 2], [2, 1, 1], [1, 4, 4]]
OBLONG: Steps = [*SQUARE, [1, 1, 2], [1, 4, 1]]
SWITCHES = ("CLS_EMBED_ON", "SEP_POS_EMBED", "USE_ABS_POS", "RESIDUAL_POOLING", "DIM_MUL_IN_ATT")


def drawn(random: Random) -> Case:
    """SlowFast's options for a tiny model, and the shape of its input."""
    image, relative = random.random() < 0.2, random.random() < 0.5
    options = sized(random) | pooled(random, SQUARE if relative else OBLONG)
    options |= patched(random, image=image)
    options |= {
        "MVIT.REL_POS_SPATIAL": relative and random.random() < 0.8,
        "MVIT.REL_POS_TEMPORAL": relative and not image and random.random() < 0.8,
        "MVIT.MODE": random.choice(["conv", "conv", "max", "avg"]),
        "MVIT.MLP_RATIO": random.choice([2.0, 2.5, 4.0]),
    }
    for switch in (*SWITCHES, "SEPARATE_QKV", "USE_MEAN_POOLING", "QKV_BIAS"):
        options[f"MVIT.{switch}"] = random.random() < 0.5
    sides = [8, 16, 24, 28, 32] + [17, 29] * (options["MVIT.PATCH_KERNEL"] == options["MVIT.PATCH_STRIDE"])
    while not even(options):
        options |= sized(random)
    height = random.choice(sides)
    width = height if relative else random.choice(sides)
    frames = [] if image else [random.choice([1, 2, 4, 5, 6][options["MVIT.PATCH_KERNEL"][0] == 2 :])]
    options |= {
        "DATA.NUM_FRAMES": frames[0] if frames else 1,
        "DATA.TRAIN_CROP_SIZE": height,
        "DATA.TEST_CROP_SIZE": height,
        "DATA.INPUT_CHANNEL_NUM": [3],
        "MODEL.ARCH": "mvit",
        "MODEL.MODEL_NAME": "MViT",
        "MODEL.DROPOUT_RATE": 0.5,
        "MVIT.DROPPATH_RATE": 0.1,
    }
    case = {"impl": "SlowFast", "config": options}
    if random.random() < 0.2:
        options["MODEL.HEAD_ACT"] = random.choice(["none", "sigmoid", "softmax"])
    if not image and random.random() < 0.2:
        options |= {
            "DETECTION.ENABLE": True,
            "DETECTION.SPATIAL_SCALE_FACTOR": random.choice([4, 8, 16]),
            "DETECTION.ROI_XFORM_RESOLUTION": random.choice([1, 3, 7]),
            "DETECTION.ALIGNED": random.random() < 0.5,
            "MODEL.HEAD_ACT": random.choice(["sigmoid", "softmax", "none"]),
        }
    return case | {"input_shape": [random.choice([1, 2, 3]), 3, *frames, height, width]}


def drawn_beyond(random: Random) -> Case:
    """The same with what SlowFast can do beyond the papers' models."""
    case = drawn(random)
    options = case["config"]
    options |= {"MVIT.POOL_FIRST": random.random() < 0.7, "MVIT.NORM_STEM": random.random() < 0.5}
    grows_in_attention = options["MVIT.DIM_MUL_IN_ATT"] and options["MVIT.DIM_MUL"]
    options["MVIT.LAYER_SCALE_INIT_VALUE"] = 0.0 if grows_in_attention else random.choice([0.0, 0.1])
    if options["MVIT.POOL_FIRST"] and random.random() < 0.4:
        options["MVIT.MODE"] = "conv_unshared"
    while not even(options):
        options |= sized(random) | {"MVIT.LAYER_SCALE_INIT_VALUE": 0.0}
    case["input_shape"][1] = random.choice([1, 3, 4])
    options["DATA.INPUT_CHANNEL_NUM"] = [case["input_shape"][1]]
    return case


def sized(random: Random) -> Case:
    """Depth, channels and heads; either may grow without the other, in any block and after the last one."""
    depth, width = random.choice([3, 4]), random.choice([8, 12])
    grown = sorted(random.sample(range(depth + 1), random.choice([0, 1, 2])))
    growth = random.choice([2.0, 2.0, 1.5, 1.3, 0.5])
    split = [block for block in range(depth + 1) if random.random() < (0.8 if block in grown else 0.2)]
    return {
        "MODEL.NUM_CLASSES": random.choice([1, 7]),
        "MVIT.DEPTH": depth,
        "MVIT.EMBED_DIM": width,
        "MVIT.NUM_HEADS": random.choice([1, 2] if width == 8 else [1, 2, 3]),
        "MVIT.DIM_MUL": [[block, growth] for block in grown],
        "MVIT.HEAD_MUL": [[block, 2.0] for block in split[:2]],
    }


def even(options: Case) -> bool:
    """Whether the heads of each block divide the channels that they share."""
    shared = {2 if options["MVIT.DIM_MUL_IN_ATT"] else 1}
    if options.get("MVIT.POOL_FIRST"):
        shared.add(1)
    sizes = Naive(options, Parameters(LAYOUTS["SlowFast"])).sizes()
    return all(size[place] % size[0] == 0 for size in sizes for place in shared)


def pooled(random: Random, steps: Steps) -> Case:
    """Kernel and strides of queries, keys and values."""
    depth = 3
    strides = {block: random.choice(steps) for block in random.sample(range(depth), random.choice([0, 1, 2]))}
    if random.random() < 0.5:
        strides = {block: strides.get(block, [1, 1, 1]) for block in range(depth)}
    options: Case = {
        "MVIT.POOL_Q_STRIDE": [[block, *stride] for block, stride in sorted(strides.items())],
        "MVIT.POOL_KVQ_KERNEL": random.choice(KERNELS if strides else KERNELS + EVEN),
    }
    if random.random() < 0.7:
        options["MVIT.POOL_KV_STRIDE_ADAPTIVE"] = random.choice(
            [[1, 4, 4], [1, 8, 8], [1, 2, 2], [1, 2, 4], [2, 4, 4], [1, 1, 1]]
        )
    if random.random() < 0.4:
        some = random.sample(range(depth), 2)
        options["MVIT.POOL_KV_STRIDE"] = [[block, *random.choice(steps)] for block in sorted(some)]
    return options


def patched(random: Random, *, image: bool) -> Case:
    """The patch layer: cubes that overlap, that lie side by side, or flat ones."""
    kernel, stride, padding = random.choice(
        [([7, 7], [4, 4], [3, 3]), ([4, 4], [4, 4], [0, 0])]
        if image
        else [
            ([3, 7, 7], [2, 4, 4], [1, 3, 3]),
            ([1, 7, 7], [1, 4, 4], [0, 3, 3]),
            ([3, 7, 7], [1, 4, 4], [1, 3, 3]),
            ([1, 8, 8], [1, 8, 8], [0, 0, 0]),
            ([2, 8, 4], [2, 8, 4], [0, 0, 0]),
        ]
    )
    return {
        "MVIT.PATCH_KERNEL": kernel,
        "MVIT.PATCH_STRIDE": stride,
        "MVIT.PATCH_PADDING": padding,
        "MVIT.PATCH_2D": image,
    }


def drawn_torchvision(random: Random) -> Case:
    """torchvision's settings of each block; pictures of any size where no table is of places."""
    relative, expand = random.random() < 0.6, random.random() < 0.5
    options = sized(random) | pooled(random, OBLONG) | patched(random, image=False)
    options |= {
        "MVIT.SEP_POS_EMBED": True,
        "MVIT.USE_ABS_POS": not relative,
        "MVIT.REL_POS_SPATIAL": relative,
        "MVIT.REL_POS_TEMPORAL": relative,
        "MVIT.RESIDUAL_POOLING": random.random() < 0.6,
        "MVIT.RESIDUAL_CLASS": random.random() < 0.5,
        "MVIT.DIM_MUL_IN_ATT": expand,
        "MVIT.FROM_LAST": True,
    }
    while not even(options):
        options |= sized(random)
    crop = random.choices([16, 24, 32] if not relative else [16, 18, 23, 32], k=2)
    shape = [random.choice([1, 2]), 3, random.choice([2, 4, 5]), *crop]
    return in_torchvisions_words(options, shape)


def in_torchvisions_words(options: Case, shape: list[int]) -> Case:
    """A case of the same model, block by block."""
    model = Naive(options, Parameters(LAYOUTS["SlowFast"]))
    strides = {
        "q": [model.q_stride(number) or [] for number in range(options["MVIT.DEPTH"])],
        "kv": [model.kv_stride(number) or [] for number in range(options["MVIT.DEPTH"])],
    }
    config: Case = {
        "num_heads": [heads for heads, _, _ in model.sizes()],
        "input_channels": [dim for _, dim, _ in model.sizes()],
        "output_channels": [dim_out for _, _, dim_out in model.sizes()],
        "num_classes": options["MODEL.NUM_CLASSES"],
        "residual_pool": options["MVIT.RESIDUAL_POOLING"],
        "residual_with_cls_embed": options["MVIT.RESIDUAL_CLASS"],
        "rel_pos_embed": options["MVIT.REL_POS_SPATIAL"],
        "proj_after_attn": options["MVIT.DIM_MUL_IN_ATT"],
    }
    for signal, rows in strides.items():
        config[f"stride_{signal}"] = rows
        config[f"kernel_{signal}"] = [model.kernel(row) if row else [] for row in rows]
    for part in ("kernel", "stride", "padding"):
        config[f"patch_embed_{part}"] = options[f"MVIT.PATCH_{part.upper()}"]
    config |= {"spatial_size": shape[-2:], "temporal_size": shape[2]}
    return {"impl": "torchvision", "config": config, "options": options, "input_shape": shape}


def drawn_pytorchvideo(random: Random) -> Case:
    """PyTorchVideo's options; the class token's query is added, too, and channels come in eights."""
    case = drawn(random)
    options = {
        name: value for name, value in case["config"].items() if name.startswith(("MVIT", "MODEL.NUM"))
    }
    relative = {"MVIT.REL_POS_SPATIAL": False, "MVIT.REL_POS_TEMPORAL": False}
    options |= relative | {
        "MVIT.USE_ABS_POS": True,
        "MVIT.USE_MEAN_POOLING": False,
        "MVIT.RESIDUAL_CLASS": True,
    }
    options |= {"MVIT.UNIT": 8, "MVIT.EMBED_DIM": random.choice([8, 12, 16, 20])}
    while not even(options):
        options |= sized(random) | {"MVIT.EMBED_DIM": random.choice([8, 16])}
    config = {
        theirs: options[f"MVIT.{ours}"] for theirs, ours in PYTORCHVIDEO.items() if f"MVIT.{ours}" in options
    }
    if config.get("pool_kv_stride_adaptive") is not None:
        config.pop("pool_kv_stride_size", None)
    config["head_num_classes"] = options["MODEL.NUM_CLASSES"]
    config["enable_patch_embed_norm"] = random.random() < 0.5
    config |= {"spatial_size": case["input_shape"][-2:], "temporal_size": case["config"]["DATA.NUM_FRAMES"]}
    return case | {"impl": "pytorchvideo", "config": config, "options": options}


def drawn_beyond_in_pytorchvideo(random: Random) -> Case:
    """The same with what PyTorchVideo can do beyond the papers' models."""
    case = drawn_pytorchvideo(random)
    options, config = case["options"], case["config"]
    for ours, values in {
        "POOL_FIRST": [False, True],
        "DEPTHWISE": [False, True],
        "BIAS": [False, True],
        "NORM": ["layernorm", "batchnorm"],
    }.items():
        options[f"MVIT.{ours}"] = random.choice(values)
    options["MVIT.POOL_FIRST"] = options["MVIT.POOL_FIRST"] and even(options)
    for theirs in ("pool_first", "depthwise_conv", "bias_on", "norm"):
        config[theirs] = options[f"MVIT.{PYTORCHVIDEO[theirs]}"]
    case["input_shape"][1] = config["input_channels"] = random.choice([1, 3, 4])
    config["head_activation"] = random.choice([None, "Softmax", "Sigmoid"])
    options["MODEL.HEAD_ACT"] = config["head_activation"] or "none"
    return case


def drawn_vivit(random: Random) -> Case:
    """One of ViViT's four models."""
    heads = random.choice([2, 4])
    config: Case = {
        "hidden": heads * random.choice([3, 6]),
        "patch": [random.choice([4, 8]), random.choice([4, 8]), random.choice([1, 2, 4])],
        "mlp_dim": random.choice([10, 48]),
        "num_heads": heads,
        "num_classes": random.choice([1, 7]),
        "classifier": random.choice(["token", "token", "gap", "gap", "gmp", "gsp", "0"]),
    }
    kind = random.choice(["spacetime", "stepwise", "self_attention_block", "dot_product_attention"])
    if kind == "stepwise":
        layers = random.choice([0, 1, 2])
        config |= {"s_layers": random.choice([1, 2]), "t_layers": layers, "spatial_only": not layers}
    elif kind == "spacetime":
        config |= {"num_layers": random.choice([1, 3]), "att": kind}
    else:
        config |= {"num_layers": random.choice([1, 3]), "att": f"factorized_{kind}"}
        config["classifier"] = random.choice(["gap", "gap", "gmp", "gsp"])
    if random.random() < 0.3:
        config["representation_size"] = random.choice([5, 16])
    if kind == "self_attention_block":
        config["attention_order"] = random.choice(["time_space", "space_time"])
    shape = [random.choice([1, 2]), 3, random.choice([4, 8, 9]), *random.choices([16, 24, 29], k=2)]
    return {"impl": "scenic", "config": config, "input_shape": shape}
