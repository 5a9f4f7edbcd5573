"""The one place that runs a network: OpenCV's own engine (docs/adr/0007 says why)."""

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.errors import BadCheckpoint

Array = NDArray[np.float32]
Size = tuple[int, int]
Shapes = dict[str, tuple[int, ...]]

TRIAL_S = 180.0
TRIAL_BYTES = 6 << 30  # of address space, beside eight times the file
FAILURES = (cv2.error, MemoryError, ValueError, OverflowError)


class Network:
    """A graph ready to run; pictures one at a time."""

    def __init__(self, data: bytes, *, num_threads: int) -> None:
        """Raises one of FAILURES where OpenCV can't use it; a hostile file may end the process: `try_out`."""
        self._net = cv2.dnn.readNetFromONNX(np.frombuffer(data, np.uint8))
        self._num_threads = num_threads

    @property
    def output_names(self) -> tuple[str, ...]:
        """Names of what comes out at the end of the graph."""
        return tuple(self._net.getUnconnectedOutLayersNames())

    def run(self, blob: Array, names: tuple[str, ...]) -> list[Array]:
        """The outputs of that name for an input (1, 3, height, width)."""
        before = cv2.getNumThreads()
        if before != self._num_threads:
            cv2.setNumThreads(self._num_threads)
        try:
            self._net.setInput(blob)
            return [np.asarray(each, np.float32) for each in self._net.forward(list(names))]
        finally:
            if before != self._num_threads:
                cv2.setNumThreads(before)


def output_shapes(network: Network, size: Size) -> Shapes:
    """Shapes of all outputs for a gray picture of `size`; raises one of FAILURES."""
    names = network.output_names
    blob = np.full((1, 3, *size), 0.5, np.float32)
    return {name: each.shape for name, each in zip(names, network.run(blob, names), strict=True)}


def try_out(data: bytes, size: Size, file_name: str) -> None:
    """Load and run a network once in a process of its own, which may crash, hang or fill up for ours.

    Raises BadCheckpoint with what happened.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=attempt, args=(theirs, size, len(data)), daemon=True)
    child.start()
    theirs.close()
    try:
        ours.send_bytes(data)
        trouble = (
            str(ours.recv())
            if ours.poll(TRIAL_S)
            else f"it takes longer than {TRIAL_S:.0f} s for one picture"
        )
    except (EOFError, OSError):
        trouble = "it crashes"
    finally:
        child.kill()
        child.join()
        ours.close()
    if trouble:
        raise BadCheckpoint(
            f"{file_name} can't be run: {trouble}; get it again, or export it in another way."
        )


def attempt(pipe: Connection, size: Size, num_bytes: int) -> None:
    """The child's side: receives the file, sends back what is wrong, empty where nothing is."""
    limit_memory(TRIAL_BYTES + 8 * num_bytes)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # OpenCV prints what it then raises
    try:
        output_shapes(Network(pipe.recv_bytes(), num_threads=1), size)
    except FAILURES as error:
        pipe.send(reason_of(error))
    else:
        pipe.send("")


def limit_memory(num_bytes: int) -> None:
    """Let this process fail early where the system can tell it to."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (num_bytes, num_bytes))


def reason_of(error: BaseException) -> str:
    """What OpenCV says, without its source files."""
    if isinstance(error, MemoryError) or "Insufficient memory" in str(error):
        return "it takes too much memory"
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[-1].split("error: ")[-1].strip(" >.'")[:160]
