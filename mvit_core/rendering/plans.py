"""What tells one mammal's body from another's: proportions in meters, how it moves, what it wears."""

from dataclasses import dataclass

Color = tuple[int, int, int]  # red, green, blue, 0 to 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One leg: three bones of given shares of its length, and a toe; radii at root, knee, ankle, paw."""

    shares: tuple[float, float, float] = (0.38, 0.40, 0.22)
    slack: float = 1.05  # length over standing height: how far it bends when it stands
    tilt: float = 14.0  # degrees from the vertical of the lowest bone when standing
    radii: tuple[float, float, float, float]
    toe: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coat:
    """Colors of back, flank, belly, lower legs, muzzle and tail tip, and the pattern upon them."""

    back: Color
    flank: Color
    belly: Color
    legs: Color
    muzzle: Color
    tail_tip: Color
    ears: Color
    pattern: str = "plain"  # plain, rosettes, stripes, spots, grizzled, wrinkles
    mark: Color = (30, 22, 16)  # of the pattern
    shag: float = 0.012  # length of the hair at the outline, meters


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPlan:
    """A mammal seen as chains of rounded bones. Heights are of the axis of the trunk above the ground."""

    name: str
    species: str  # taxon key
    hip: float
    shoulder: float
    trunk: float  # hip to shoulder
    girth: tuple[float, float, float]  # radii of rump, belly, chest
    sag: float = 0.0  # how far the belly hangs below the axis
    neck: float
    neck_radii: tuple[float, float]
    neck_deg: float  # elevation when looking ahead
    head: float  # middle of the skull to the tip of the muzzle
    skull: float
    snout: float  # radius
    head_deg: float  # elevation of the muzzle when looking ahead
    ear: tuple[float, float, float]  # length, radius, degrees behind upright
    tail: tuple[float, float, float]  # length, radius at the root, radius at the tip
    tail_deg: float  # elevation at the root when at ease
    tail_curl: float = 0.0  # degrees that it turns up along its length
    half_width: float
    front: Leg
    hind: Leg
    stride: float  # meters a cycle, walking
    speed: float  # meters a second, walking
    gait: str = "walk"  # walk, bound, hop
    extras: frozenset[str] = frozenset()  # antlers, tusks, trunk, mane, hump, arms
    coat: Coat

    @property
    def length(self) -> float:
        """Nose to rump, meters: how much room it takes."""
        return self.trunk + self.girth[0] + self.neck + self.head
