"""What this computer's processor is and can do; kernels are chosen by it."""

import platform
from functools import cache

import torch

X86 = platform.machine().lower() in ("x86_64", "amd64")


@cache
def has_bfloat16() -> bool:
    """Whether it multiplies bfloat16 itself (AVX-512 BF16 or AMX).

    oneDNN says that it serves wherever there is AVX-512, and imitates: five times as slow as float32. Nor
    does it serve where PyTorch is told to use less (`ATEN_CPU_CAPABILITY`).
    """
    if torch.backends.cpu.get_cpu_capability() != "AVX512":
        return False
    tests = (
        getattr(torch.cpu, name, None) for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    )
    return any(test is not None and test() for test in tests)


def has_vnni() -> bool:
    """Whether it adds up products of bytes at once: x86 with VNNI, of AVX-512 or of AVX."""
    return not {"avx512", "avxvnni"}.isdisjoint(vectors())


@cache
def vectors() -> tuple[str, ...]:
    """The kinds of processors (mvit_core/native/building.py) that it is one of, the quickest first.

    What PyTorch is told not to use (`ATEN_CPU_CAPABILITY`) is not there.
    """
    used, can = torch.backends.cpu.get_cpu_capability(), torch.cpu.get_capabilities()
    if used == "AVX512":
        return ("avx512",) if torch.cpu._is_vnni_supported() else ()
    if used != "AVX2" or not (can.get("avx2") and can.get("fma3")):
        return ()
    return ("avxvnni", "avx2") if can.get("avx_vnni") else ("avx2",)


def processor_name() -> str:
    """What it calls itself; empty where torch does not know."""
    return str(torch.cpu.get_capabilities().get("cpu_name", ""))


@cache
def is_intel() -> bool:
    """Whether Intel made it: MKL's products, and torch's fused attention with them, are quick there alone."""
    return X86 and "intel" in processor_name().lower()


@cache
def mkl_is_quickest() -> bool:
    """Whether MKL's layers beat oneDNN's, which add GELU and skips in passing: Intel's with AVX2 alone."""
    return is_intel() and torch.backends.cpu.get_cpu_capability() == "AVX2"
