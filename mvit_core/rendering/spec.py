"""What to render: one value that decides every pixel."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Condition(StrEnum):
    """What makes it hard to find the animal."""

    CALM = "calm"
    WIND = "wind"
    STORM = "storm"  # strong wind in gusts, flying leaves, dim light
    RAIN = "rain"
    SHADOW = "shadow"  # clouds pass, their shadows cross the ground
    FLICKER = "flicker"  # exposure jumps
    FAR = "far"  # the animal is small
    IR_RAMP = "ir_ramp"  # the infrared lamp comes up slowly; night


class Scenario(StrEnum):
    """What the animals do."""

    CROSSES = "crosses"
    STOPS = "stops"  # comes, does something, goes
    STARTS_STILL = "starts_still"  # stands there in the first frame, goes later
    STAYS = "stays"  # from the first frame to the last
    TWO_ANIMALS = "two_animals"
    TOGETHER = "together"  # side by side from the first frame to the last, as many as there are behaviors
    BLANK = "blank"
    UNTRIMMED = "untrimmed"  # several behaviors, one after the other, with nothing before and after


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipSpec:
    """One video to render. The same value gives the same pixels."""

    seed: int = 0
    site: int = 0
    """Which place: equal numbers give the same landscape, whatever the seed."""
    biome: str = "broadleaf"
    """broadleaf, boreal, savanna or bamboo."""
    condition: Condition = Condition.CALM
    scenario: Scenario = Scenario.CROSSES
    species: str = "panthera"
    """A taxon key or a name that `fauna.plan_of` knows."""
    second_species: str = ""
    """Of the second animal, and of every other of more; the same as the first where empty."""
    behaviors: tuple[str, ...] = ()
    """What the animal does where it stops: looks, eats_food, drinks_water, sleeps, grooms, fights."""
    width: int = 640
    height: int = 360
    frame_rate: float = 15.0
    variable_rate: bool = False
    """Frames come up to 40 % early or late, and now and then one is missing."""
    duration_s: float = 10.0
    infrared: bool = False
    starts_at: datetime = datetime(2024, 6, 12, 7, 42, 10)
    """The camera's clock at the first frame."""
    camera: str = "RIDGE-01"
    banner: str = "bar"
    """bar (black, below), strip (black, above and below), outline (letters on the picture) or none."""
    temperature_c: int = 18

    def __post_init__(self) -> None:
        if self.width < 64 or self.height < 48 or self.width % 2 or self.height % 2:
            raise ValueError(f"a picture of {self.width} x {self.height} cannot be encoded")
        if self.frame_rate <= 0 or self.duration_s <= 0:
            raise ValueError("frame rate and duration must be above zero")

    @property
    def night(self) -> bool:
        """Whether the infrared lamp lights the scene."""
        return self.infrared or self.condition is Condition.IR_RAMP
