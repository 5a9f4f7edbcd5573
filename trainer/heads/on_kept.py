"""Heads learned on what a scan kept of the labelled spans: no video is read."""

from collections.abc import Generator

from mvit_core.device import choose_device
from mvit_core.errors import UserError
from trainer.events import TrainingEvent
from trainer.fitting.starting import Start
from trainer.fitting.state import Progress
from trainer.heads.fitting import fit_heads, material_of_kept
from trainer.heads.kept import read_kept
from trainer.labels.manifest import Manifest
from trainer.machine.computing import computing_on
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places, check_readable, facts_of, split_of, started


def fit_kept(
    start: Start, manifest: Manifest, run: RunFolder, places: Places, *, device: str, resume: bool
) -> Generator[TrainingEvent, None, Progress]:
    """Heads on the embeddings that a scan kept; labels without any are left out. It is over in seconds."""
    assert places.embeddings is not None
    kept = read_kept(places.embeddings)
    readable = kept.spans.tolist()
    if kept.embeddings.shape[1] != start.model.feature_dim:
        raise UserError("The embeddings that were kept are not of this model; scan once more with it.")
    check_readable(manifest.part(readable))
    chosen = run.split() if resume else split_of(manifest, readable, start.recipe)
    if not resume:
        run.begin(manifest, facts_of(manifest, start.recipe, places, chosen))
    computing = computing_on(choose_device(device).device, start.header.preprocessing, "fp32")
    yield started(start, (len(chosen.train), len(chosen.held_out)), chosen, manifest, computing)
    return (yield from fit_heads(start, material_of_kept(manifest, chosen, kept), run, manifest))
