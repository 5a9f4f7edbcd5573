"""What a named model is: its configuration, the clips that it expects, and what its paper says of it."""

from dataclasses import dataclass

from mvit_core.models.base import VideoModel
from mvit_core.models.mvit import MViT
from mvit_core.models.mvit_config import MViTConfig
from mvit_core.models.vit import Vit, VitConfig
from mvit_core.models.vivit import Factorization, FactorizedEncoder, FactorizedVit


@dataclass(frozen=True, slots=True)
class Published:
    """What the paper says of a model; 0 where it says nothing. `note` says why our count differs."""

    params_m: float = 0.0
    gflops: float = 0.0
    accuracy: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Colors:
    """Mean and deviation of RGB, in shares of full intensity, by which clips are normalized."""

    mean: tuple[float, float, float]
    std: tuple[float, float, float]


GRAY = Colors((0.45, 0.45, 0.45), (0.225, 0.225, 0.225))
IMAGENET = Colors((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))


@dataclass(frozen=True, slots=True)
class Variant:
    """One named model. `frame_step` is the clip's temporal stride at about 30 frames a second."""

    config: MViTConfig | VitConfig
    published: Published
    frame_step: int = 4
    factorization: Factorization | None = None  # ViViT's models 3 and 4
    time_depth: int | None = None  # ViViT's model 2
    colors: Colors = GRAY  # what published weights expect

    def build(self) -> VideoModel:
        """The model with fresh weights."""
        config = self.config
        if isinstance(config, MViTConfig):
            return MViT(config)
        if self.time_depth is not None:
            return FactorizedEncoder(config, time_depth=self.time_depth)
        return FactorizedVit(config, self.factorization) if self.factorization else Vit(config)
