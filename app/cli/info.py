"""`trapline info`: what a person is asked for when something goes wrong."""

import argparse
import json
import platform

from app import paths
from app.cli.console import escaped, output, write_object
from app.services.program.versions import program_version, version_of
from app.services.scanning.driver import default_num_workers

PACKAGES = (
    "torch",
    "av",
    "opencv-python-headless",
    "numpy",
    "PySide6-Essentials",
    "SQLAlchemy",
    "safetensors",
)


def run(arguments: argparse.Namespace) -> int:
    """Print it for people, or as JSON."""
    facts = {**_programs(), **_machine(), **_places()}
    if arguments.json:
        write_object(json.dumps(facts, indent=2))
        return 0
    width = max(map(len, facts))
    for name, value in facts.items():
        output().print(f"[bold]{name:{width}}[/]  {escaped(value)}", soft_wrap=True)
    return 0


def _programs() -> dict[str, str]:
    return {
        "Trapline": program_version(),
        "Python": platform.python_version(),
        **{name: version_of(name) for name in PACKAGES},
    }


def _machine() -> dict[str, str]:
    return {
        "system": platform.platform(),
        "device": _device(),
        "native kernels": _kernels(),
        "programs for the card": _card_programs(),
        "video decoding": _decoding(),
        "scan workers": str(default_num_workers()),
    }


def _kernels() -> str:
    try:
        from mvit_core.native.library import found
    except (ImportError, OSError) as error:
        return f"none: {error}"
    return found().note if found().library is not None else f"none: {found().note}"


def _card_programs() -> str:
    try:
        from mvit_core.gpu.serving import found
    except (ImportError, OSError) as error:
        return f"none: {error}"
    return found().note if found().serves else f"none: {found().note}"


def _decoding() -> str:
    try:
        from mvit_core.video.hardware import Hardware
    except (ImportError, OSError) as error:
        return f"videos cannot be read here: {error}"
    known = Hardware(paths.decoders_dir()).verdicts()
    return " ".join(f"{each.device}, {each.kind}: {each.note}" for each in known) or "the processor"


def _places() -> dict[str, str]:
    return {
        "settings": str(paths.config_dir()),
        "data": str(paths.data_dir()),
        "models": str(paths.models_dir()),
        "backups": str(paths.backups_dir()),
        "cache": str(paths.cache_dir()),
        "logs": str(paths.log_dir()),
    }


def _device() -> str:
    try:
        from mvit_core.device import choose_device
    except (ImportError, OSError) as error:  # a driver's library that does not load
        return f"models cannot run here: {error}"
    chosen = choose_device()
    return f"{chosen.name}. {chosen.why}".rstrip(". ")
