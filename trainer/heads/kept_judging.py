"""Models judged by what a scan kept of clips, so that no video is read: seconds instead of minutes.

It holds for models that share the layers below their heads with the one that scanned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from mvit_core.checkpoint import Checkpoint
from mvit_core.models.base import VideoModel
from mvit_core.types import Span
from trainer.clips.dataset import truth_of
from trainer.heads.each_group import mean_by_span
from trainer.heads.kept import Kept
from trainer.labels.manifest import LabelledSpan, Manifest, SpanKey
from trainer.reports.judging import Judged

F32 = NDArray[np.float32]
BATCH = 4096  # embeddings a head looks at once


@dataclass(frozen=True, slots=True)
class KeptClip:
    """What a scan kept of one labelled span."""

    embeddings: F32  # (windows, D)
    windows: tuple[Span, ...] = ()  # empty where their times are not known


KeptClips = Mapping[SpanKey, KeptClip]


def kept_clips(manifest: Manifest, kept: Kept, numbers: Sequence[int]) -> KeptClips:
    """Some of the spans of a manifest, those of which anything was kept."""
    found = {}
    for number in numbers:
        first, last = np.searchsorted(kept.numbers, (number, number + 1))
        if last > first:
            spans_s = kept.spans_s[first:last].tolist() if kept.spans_s is not None else []
            windows = tuple(Span(*each) for each in spans_s)
            found[manifest.spans[number].key] = KeptClip(kept.embeddings[first:last], windows)
    return found


def kept_answers(
    checkpoint: Checkpoint, asked: Manifest, clips: KeptClips
) -> tuple[Judged, list[LabelledSpan]]:
    """A model's answers to the labelled spans of which a scan kept anything, its views of each averaged."""
    spans = [span for span in asked.spans if span.key in clips]
    each = [clips[span.key].embeddings for span in spans]
    rows = np.repeat(np.arange(len(spans)), [len(some) for some in each])
    truth = truth_of(asked, spans)
    logits = logits_of(checkpoint.model, np.concatenate(each))
    return mean_by_span(logits, rows, truth[rows], checkpoint.header.behavior_activation), spans


def logits_of(model: VideoModel, embeddings: F32) -> NDArray[np.float64]:
    """(N, C + K) of embeddings (N, D), on the CPU."""
    model = model.cpu().eval()
    rows = torch.from_numpy(embeddings)
    with torch.inference_mode():
        parts = [model.forward_head(rows[first : first + BATCH]) for first in range(0, len(rows), BATCH)]
    return torch.cat(parts).double().numpy()
