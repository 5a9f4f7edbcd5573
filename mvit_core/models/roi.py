"""What heads that score boxes see: RoIAlign (arXiv 1703.06870), as the MViT papers use it on AVA."""

import torch
from torch import Tensor

from mvit_core.models.base import Tokens, VideoModel


def region_features(
    tokens: Tokens, boxes: Tensor, *, scale: float, resolution: int = 7, aligned: bool = True
) -> Tensor:
    """Features (K, C) of `boxes` (K, 5): batch index, left, top, right, bottom in pixels of the input.

    `tokens` come without class token; `scale` is grid cells a pixel.

    MViT paper (arXiv 2104.11227), appendix D.2: a key frame's box is laid over all times; RoIAlign cuts every
    frame's features to `resolution` squared, of which the mean over time and then the maximum over places is
    taken. The box being the same at all times, the mean is taken first: RoIAlign is linear, so it is one cut
    instead of one a frame.
    """
    features = tokens.x.to(boxes.dtype)  # places of boxes are too fine for 16 bits
    grid = torch.unflatten(features, 1, tokens.thw).mean(dim=1).permute(0, 3, 1, 2)  # (B, C, H, W)
    return roi_align(grid, boxes, size=resolution, scale=scale, aligned=aligned).amax(dim=(2, 3))


def box_features(model: VideoModel, clips: Tensor, boxes: Tensor, *, resolution: int = 7) -> Tensor:
    """`region_features` (K, feature_dim) of clips (B, 3, T, H, W); their scale is the model's own."""
    tokens = without_class_token(model, clips)
    scale = tokens.thw[2] / clips.shape[-1]
    return region_features(tokens, boxes, scale=scale, resolution=resolution)


def without_class_token(model: VideoModel, clips: Tensor) -> Tokens:
    """The tokens of places alone."""
    tokens = model.forward_tokens(clips)
    return Tokens(tokens.x[:, int(model.has_class_token) :], tokens.thw)


def roi_align(
    features: Tensor, boxes: Tensor, *, size: int, scale: float, samples: int = 0, aligned: bool = True
) -> Tensor:
    """Boxes of a feature map (B, C, H, W), resampled to (K, C, size, size).

    `boxes` are rows (batch index, left, top, right, bottom), `scale` turns them into cells. Each of the size
    x size bins is the mean of `samples` squared bilinear samples (0: one a cell). `aligned` puts cell centers
    at half a cell.

    Bilinear sampling works on each axis alone, so a box is two small matrices around its feature map.
    """
    corners = boxes[:, 1:] * scale - (0.5 if aligned else 0.0)
    down = axis_weights(corners[:, 1], corners[:, 3], features.shape[2], size, samples, aligned)
    across = axis_weights(corners[:, 0], corners[:, 2], features.shape[3], size, samples, aligned)
    maps = features[boxes[:, 0].long()]
    return torch.einsum("kih,kchw,kjw->kcij", down, maps, across)


def axis_weights(  # noqa: PLR0917
    start: Tensor, end: Tensor, length: int, size: int, samples: int, aligned: bool
) -> Tensor:
    """How much each of `length` cells weighs in each of `size` bins from `start` to `end`: (K, size, length).

    Samples more than one cell outside weigh nothing; up to there they take the border's value.
    """
    extent = end - start if aligned else (end - start).clamp(min=1)
    count = torch.full_like(extent, samples) if samples else (extent / size).ceil()
    most = max(1, int(count.max())) if len(count) else 1
    number = torch.arange(most, device=start.device)
    steps = (number + 0.5) / count.clamp(min=1)[:, None]  # (K, most), in bins
    bins = torch.arange(size, device=start.device)[:, None] + steps[:, None]  # (K, size, most)
    places = start[:, None, None] + bins * (extent / size)[:, None, None]
    used = (number < count[:, None])[:, None] & (places >= -1) & (places <= length)
    cells = torch.arange(length, device=start.device)
    inside = places.clamp(0, length - 1)[..., None]
    weights = (1 - (inside - cells).abs()).clamp(min=0) * used[..., None]
    return weights.sum(dim=2) / count.clamp(min=1)[:, None, None]
