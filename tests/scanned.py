"""Scans without workers: every video is answered with a result that the test gives."""

from collections.abc import Callable

from app.services.scanning.scans import ScanRun
from mvit_core.events import ScanRequest, VideoScanned
from mvit_core.types import VideoResult


def to_its_end(run: ScanRun, result_of: Callable[[ScanRequest], VideoResult]) -> ScanRun:
    """The run, with the result of each request that was left, finished."""
    while (request := run.next_request()) is not None:
        run.record(VideoScanned(key=request.key, result=result_of(request)))
    run.finish()
    return run
