"""The way to a cluster: one on this computer, or the scheduler of one that runs already."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import dask
from distributed import Client, LocalCluster

from app.services.cluster.place import Place
from mvit_core.errors import UserError

CONNECT_S = 10
DEATHS = 1  # of a worker of Dask here that a shard survives; its videos are then tried one by one


@contextmanager
def connected(place: Place) -> Iterator[Client]:
    """A client of the cluster, closed at the end; UserError where nobody answers."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is said in our own words
    if place.num_local:
        with _local(place.num_local) as cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(
            place.address or None,
            scheduler_file=str(place.file) if place.file else None,
            timeout=CONNECT_S,
            name="trapline",
            set_as_default=False,
        )
    except (OSError, ValueError) as error:
        raise UserError(
            f"No scheduler of Dask answers at {place}. Check that it runs, and its address."
        ) from error
    try:
        yield client
    finally:
        with suppress(OSError, TimeoutError):
            client.close(timeout=CONNECT_S)


def _local(number: int) -> LocalCluster:
    """One worker with so many threads, each of which has a process of ours; nobody else can reach it."""
    dask.config.set({"distributed.scheduler.allowed-failures": DEATHS})
    return LocalCluster(
        n_workers=1,
        threads_per_worker=number,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        memory_limit=None,
        preload=["app.services.cluster.unstopped"],
        silence_logs=logging.CRITICAL,
    )
