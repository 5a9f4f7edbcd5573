"""Loaded first by the workers of a cluster on this computer: Ctrl-C is for the owner of the project alone."""

import signal


def dask_setup(_worker: object) -> None:
    """Called by Dask in the worker's main thread; its name is Dask's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
