"""A network's first run, in a process of its own: a damaged or hostile file can crash the engine."""

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection

from mvit_core.detection.network import FAILURES, Size, open_network, output_shapes, reason_of
from mvit_core.errors import BadCheckpoint

TRIAL_S = 180.0
TRIAL_BYTES = 6 << 30  # of address space, beside eight times the file


def try_out(data: bytes, size: Size, file_name: str, *, alone: bool = False) -> None:
    """Load and run a network once in a process of its own, which may crash, hang or fill up for ours.

    Raises BadCheckpoint with what happened.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=attempt, args=(theirs, size, len(data), alone), daemon=True)
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


def attempt(pipe: Connection, size: Size, num_bytes: int, alone: bool = False) -> None:
    """The child's side: receives the file, sends back what is wrong, empty where nothing is."""
    limit_memory(TRIAL_BYTES + 8 * num_bytes)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # OpenCV prints what it then raises
    try:
        output_shapes(open_network(pipe.recv_bytes(), num_threads=1), size, alone=alone)
    except FAILURES as error:
        pipe.send(reason_of(error))
    else:
        pipe.send("")


def limit_memory(num_bytes: int) -> None:
    """Let this process fail early where the system can tell it to."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (num_bytes, num_bytes))
