"""torchvision's MViT where it cannot be installed: its model file from a wheel, without operators."""

import importlib
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from unittest.mock import MagicMock, patch

import torch


def torchvision_models(wheel: Path | None, folder: Path) -> ModuleType:
    """torchvision's MViT: installed, or from a wheel, without its compiled operators and image library."""
    try:
        return importlib.import_module("torchvision.models.video.mvit")
    except ImportError:
        wheel = wheel or download(folder)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if name.endswith(".py")])
    root = folder / "torchvision"
    for package in ("", "models", "models/video", "transforms"):  # none of what their __init__ would import
        name = ".".join(("torchvision", *package.split("/"))) if package else "torchvision"
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__path__ = [str(root / package)]
    sys.modules["torchvision.utils"] = MagicMock()
    sys.modules["torchvision.transforms._presets"] = MagicMock()
    sys.modules["torchvision.extension"] = MagicMock()
    with patch("torch.library.register_fake", lambda *_, **__: lambda function: function):
        return importlib.import_module("torchvision.models.video.mvit")


def download(folder: Path) -> Path:
    """The wheel that goes with this torch."""
    minor = int(torch.__version__.split(".")[1]) + 15
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(folder)]
    subprocess.run([*command, f"torchvision==0.{minor}.*"], check=True)
    return next(folder.glob("torchvision*.whl"))
