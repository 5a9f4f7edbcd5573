"""Videos in, events out: the one orchestration of reading, motion, detector, model and bouts.

Every consumer - command line, worker, tests, window - iterates the same generator. Each event is progress
and a point at which the consumer may stop: closing the generator closes the file.
"""

from collections.abc import Generator, Iterable
from pathlib import Path

import msgspec

from mvit_core.events import ScanEvent, ScanRequest, VideoScanned
from mvit_core.files.path_text import to_text
from mvit_core.scan.pipeline import Pipeline
from mvit_core.scan.pulse import Pulse
from mvit_core.scan.reading import read
from mvit_core.scan.settings import Finder, Predictor, ScanSettings, Tools
from mvit_core.scan.together import labelled

__all__ = ["Finder", "Predictor", "ScanSettings", "Tools", "scan", "scan_video"]


def scan(
    requests: Iterable[ScanRequest], *, tools: Tools | None = None, settings: ScanSettings | None = None
) -> Generator[ScanEvent]:
    """Scan videos as their requests come in; with a model the next one is read while one is labelled.

    Without a model there is nothing to overlap: more videos at once want more processes.
    """
    tools, settings = tools or Tools(), settings or ScanSettings()
    if tools.predictor is not None:
        yield from Pipeline(requests, tools, settings).events(tools.predictor)
        return
    for request in requests:
        yield from _scanned(request, tools, settings)


def scan_video(
    path: Path, *, key: int, tools: Tools | None = None, settings: ScanSettings | None = None
) -> Generator[ScanEvent]:
    """Find and label the animals of one video; a bad file ends as a `VideoScanned` like any other."""
    request = ScanRequest(key=key, path=to_text(path))
    yield from _scanned(request, tools or Tools(), settings or ScanSettings())


def _scanned(request: ScanRequest, tools: Tools, settings: ScanSettings) -> Generator[ScanEvent]:
    found = yield from read(request, tools, settings)
    key = request.key
    result, predictor = found.result, tools.predictor
    if predictor is not None and len(found.store):
        pulse = Pulse(key, result.info.duration_s if result.info else None, settings.progress_s)
        (tracks,) = yield from pulse.over(labelled([(result.tracks, found.store)], predictor, settings))
        result = msgspec.structs.replace(result, tracks=tracks)
    yield VideoScanned(key=key, result=result)
