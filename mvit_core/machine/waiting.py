"""How long threads that PyTorch computes with wait for more work before they sleep."""

import os

SPINS = "5000"  # rounds of a loop, some microseconds
SETTINGS = ("GOMP_SPINCOUNT", "OMP_WAIT_POLICY")


def wait_briefly() -> None:
    """Let them sleep soon, unless the environment says how; PyTorch must not be imported yet.

    GCC's OpenMP lets them turn round for a millisecond and more by default. Our own kernels compute on
    threads of their own, which want those cores at once: steps of mvit_xs on two threads took a fifth longer.
    """
    if not any(name in os.environ for name in SETTINGS):
        os.environ["GOMP_SPINCOUNT"] = SPINS
