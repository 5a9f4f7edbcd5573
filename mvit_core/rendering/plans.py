"""The animals: proportions of their bodies in meters, how they move, what they wear."""

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


LEOPARD = BodyPlan(
    name="leopard",
    species="panthera",
    hip=0.53,
    shoulder=0.51,
    trunk=0.74,
    girth=(0.145, 0.150, 0.180),
    sag=0.03,
    neck=0.21,
    neck_radii=(0.150, 0.118),
    neck_deg=22,
    head=0.165,
    skull=0.120,
    snout=0.060,
    head_deg=-14,
    ear=(0.060, 0.040, 18),
    tail=(0.78, 0.034, 0.026),
    tail_deg=-48,
    tail_curl=75,
    half_width=0.085,
    front=Leg(shares=(0.40, 0.40, 0.20), tilt=4, radii=(0.115, 0.064, 0.046, 0.050), toe=0.075),
    hind=Leg(shares=(0.37, 0.38, 0.25), slack=1.09, tilt=20, radii=(0.145, 0.072, 0.040, 0.048), toe=0.075),
    stride=0.98,
    speed=1.05,
    coat=Coat(
        back=(176, 124, 62),
        flank=(196, 150, 88),
        belly=(228, 216, 192),
        legs=(198, 158, 102),
        muzzle=(226, 212, 188),
        tail_tip=(52, 40, 30),
        ears=(142, 104, 64),
        pattern="rosettes",
        shag=0.008,
    ),
)

STAG = BodyPlan(
    name="red deer",
    species="cervus",
    hip=1.02,
    shoulder=1.0,
    trunk=0.92,
    girth=(0.205, 0.20, 0.225),
    sag=0.03,
    neck=0.60,
    neck_radii=(0.175, 0.105),
    neck_deg=46,
    head=0.32,
    skull=0.108,
    snout=0.056,
    head_deg=-20,
    ear=(0.17, 0.036, 52),
    tail=(0.15, 0.045, 0.02),
    tail_deg=-70,
    half_width=0.11,
    front=Leg(shares=(0.36, 0.36, 0.28), tilt=2, radii=(0.135, 0.058, 0.034, 0.034), toe=0.055),
    hind=Leg(shares=(0.34, 0.36, 0.30), slack=1.09, tilt=16, radii=(0.175, 0.075, 0.036, 0.034), toe=0.055),
    stride=1.55,
    speed=1.25,
    extras=frozenset({"antlers", "mane"}),
    coat=Coat(
        back=(116, 74, 42),
        flank=(142, 92, 54),
        belly=(170, 136, 98),
        legs=(112, 80, 54),
        muzzle=(92, 70, 54),
        tail_tip=(206, 178, 132),
        ears=(150, 112, 78),
        shag=0.014,
    ),
)

BOAR = BodyPlan(
    name="wild boar",
    species="hog",
    hip=0.54,
    shoulder=0.57,
    trunk=0.66,
    girth=(0.205, 0.235, 0.265),
    sag=0.02,
    neck=0.20,
    neck_radii=(0.235, 0.185),
    neck_deg=-4,
    head=0.37,
    skull=0.155,
    snout=0.058,
    head_deg=-27,
    ear=(0.125, 0.045, 34),
    tail=(0.26, 0.022, 0.014),
    tail_deg=-62,
    half_width=0.10,
    front=Leg(shares=(0.42, 0.36, 0.22), tilt=2, radii=(0.125, 0.060, 0.040, 0.036), toe=0.045),
    hind=Leg(shares=(0.36, 0.38, 0.26), slack=1.08, tilt=16, radii=(0.16, 0.070, 0.038, 0.036), toe=0.045),
    stride=0.82,
    speed=0.95,
    extras=frozenset({"mane", "tusks"}),
    coat=Coat(
        back=(52, 42, 36),
        flank=(76, 62, 50),
        belly=(70, 58, 48),
        legs=(34, 28, 26),
        muzzle=(96, 78, 66),
        tail_tip=(30, 26, 24),
        ears=(50, 40, 34),
        pattern="grizzled",
        mark=(128, 112, 92),
        shag=0.030,
    ),
)

BEAR = BodyPlan(
    name="brown bear",
    species="ursus",
    hip=0.70,
    shoulder=0.70,
    trunk=0.84,
    girth=(0.285, 0.30, 0.285),
    sag=0.05,
    neck=0.34,
    neck_radii=(0.25, 0.185),
    neck_deg=2,
    head=0.30,
    skull=0.175,
    snout=0.070,
    head_deg=-16,
    ear=(0.070, 0.052, 20),
    tail=(0.09, 0.06, 0.04),
    tail_deg=-50,
    half_width=0.155,
    front=Leg(shares=(0.44, 0.42, 0.14), tilt=0, radii=(0.205, 0.125, 0.098, 0.098), toe=0.12),
    hind=Leg(shares=(0.44, 0.42, 0.14), slack=1.07, tilt=8, radii=(0.235, 0.140, 0.096, 0.095), toe=0.15),
    stride=1.12,
    speed=1.0,
    extras=frozenset({"hump"}),
    coat=Coat(
        back=(92, 62, 38),
        flank=(82, 54, 34),
        belly=(58, 40, 28),
        legs=(48, 33, 24),
        muzzle=(148, 116, 82),
        tail_tip=(70, 48, 32),
        ears=(86, 60, 40),
        shag=0.045,
    ),
)

FOX = BodyPlan(
    name="red fox",
    species="vulpes",
    hip=0.35,
    shoulder=0.345,
    trunk=0.38,
    girth=(0.092, 0.090, 0.108),
    neck=0.17,
    neck_radii=(0.094, 0.074),
    neck_deg=30,
    head=0.135,
    skull=0.068,
    snout=0.021,
    head_deg=-12,
    ear=(0.088, 0.034, 12),
    tail=(0.42, 0.040, 0.034),
    tail_deg=-26,
    tail_curl=22,
    half_width=0.05,
    front=Leg(shares=(0.38, 0.38, 0.24), tilt=2, radii=(0.058, 0.030, 0.020, 0.021), toe=0.038),
    hind=Leg(shares=(0.35, 0.38, 0.27), slack=1.09, tilt=20, radii=(0.072, 0.032, 0.018, 0.020), toe=0.038),
    stride=0.66,
    speed=0.85,
    extras=frozenset({"brush"}),
    coat=Coat(
        back=(166, 84, 34),
        flank=(188, 104, 46),
        belly=(222, 208, 190),
        legs=(38, 28, 24),
        muzzle=(226, 212, 196),
        tail_tip=(232, 226, 216),
        ears=(36, 28, 24),
        shag=0.012,
    ),
)

MARTEN = BodyPlan(
    name="pine marten",
    species="martes",
    hip=0.185,
    shoulder=0.170,
    trunk=0.30,
    girth=(0.060, 0.055, 0.056),
    neck=0.12,
    neck_radii=(0.054, 0.044),
    neck_deg=28,
    head=0.068,
    skull=0.043,
    snout=0.018,
    head_deg=-8,
    ear=(0.032, 0.022, 14),
    tail=(0.27, 0.024, 0.030),
    tail_deg=-14,
    tail_curl=26,
    half_width=0.036,
    front=Leg(shares=(0.44, 0.38, 0.18), slack=1.15, radii=(0.046, 0.026, 0.018, 0.021), toe=0.035),
    hind=Leg(shares=(0.40, 0.38, 0.22), slack=1.22, tilt=22, radii=(0.056, 0.028, 0.018, 0.021), toe=0.040),
    stride=0.60,
    speed=0.95,
    gait="bound",
    extras=frozenset({"bib", "brush"}),
    coat=Coat(
        back=(78, 52, 34),
        flank=(94, 64, 42),
        belly=(100, 72, 48),
        legs=(48, 34, 24),
        muzzle=(90, 66, 48),
        tail_tip=(50, 34, 24),
        ears=(196, 176, 140),
        shag=0.012,
    ),
)

ELEPHANT = BodyPlan(
    name="elephant",
    species="elephant",
    hip=1.72,
    shoulder=1.78,
    trunk=1.45,
    girth=(0.60, 0.70, 0.64),
    sag=0.10,
    neck=0.42,
    neck_radii=(0.56, 0.46),
    neck_deg=20,
    head=0.46,
    skull=0.43,
    snout=0.22,
    head_deg=-50,
    ear=(0.62, 0.36, 100),
    tail=(0.95, 0.06, 0.035),
    tail_deg=-78,
    half_width=0.33,
    front=Leg(shares=(0.46, 0.42, 0.12), slack=1.02, tilt=0, radii=(0.36, 0.235, 0.195, 0.215), toe=0.05),
    hind=Leg(shares=(0.46, 0.42, 0.12), slack=1.03, tilt=3, radii=(0.44, 0.245, 0.190, 0.205), toe=0.05),
    stride=1.9,
    speed=1.35,
    extras=frozenset({"trunk", "tusks"}),
    coat=Coat(
        back=(124, 112, 102),
        flank=(112, 102, 94),
        belly=(96, 88, 82),
        legs=(104, 94, 86),
        muzzle=(116, 106, 97),
        tail_tip=(40, 36, 34),
        ears=(120, 108, 100),
        pattern="wrinkles",
        mark=(70, 63, 58),
        shag=0.0,
    ),
)

KANGAROO = BodyPlan(
    name="kangaroo",
    species="macropus",
    hip=0.56,
    shoulder=0.80,
    trunk=0.48,
    girth=(0.205, 0.185, 0.125),
    sag=0.04,
    neck=0.22,
    neck_radii=(0.095, 0.065),
    neck_deg=62,
    head=0.165,
    skull=0.070,
    snout=0.036,
    head_deg=-14,
    ear=(0.145, 0.034, 8),
    tail=(0.98, 0.098, 0.030),
    tail_deg=-30,
    tail_curl=28,
    half_width=0.10,
    front=Leg(shares=(0.42, 0.38, 0.20), slack=0.50, tilt=0, radii=(0.064, 0.038, 0.026, 0.026), toe=0.05),
    hind=Leg(shares=(0.36, 0.40, 0.24), slack=1.40, tilt=64, radii=(0.175, 0.075, 0.038, 0.036), toe=0.16),
    stride=1.9,
    speed=2.1,
    gait="hop",
    extras=frozenset({"arms"}),
    coat=Coat(
        back=(134, 108, 84),
        flank=(150, 124, 98),
        belly=(206, 192, 170),
        legs=(112, 92, 74),
        muzzle=(104, 86, 72),
        tail_tip=(92, 76, 62),
        ears=(140, 114, 92),
        shag=0.010,
    ),
)

HARE = BodyPlan(
    name="brown hare",
    species="lepus",
    hip=0.225,
    shoulder=0.215,
    trunk=0.235,
    girth=(0.098, 0.088, 0.074),
    neck=0.095,
    neck_radii=(0.062, 0.050),
    neck_deg=50,
    head=0.070,
    skull=0.050,
    snout=0.028,
    head_deg=-16,
    ear=(0.135, 0.022, 16),
    tail=(0.075, 0.028, 0.022),
    tail_deg=20,
    half_width=0.045,
    front=Leg(shares=(0.40, 0.40, 0.20), slack=1.06, tilt=0, radii=(0.048, 0.026, 0.017, 0.019), toe=0.035),
    hind=Leg(shares=(0.36, 0.40, 0.24), slack=1.50, tilt=52, radii=(0.086, 0.036, 0.020, 0.020), toe=0.070),
    stride=0.85,
    speed=1.15,
    gait="bound",
    coat=Coat(
        back=(112, 84, 54),
        flank=(144, 112, 74),
        belly=(222, 212, 196),
        legs=(152, 116, 76),
        muzzle=(150, 120, 86),
        tail_tip=(236, 230, 222),
        ears=(60, 46, 34),
        pattern="grizzled",
        mark=(60, 44, 28),
        shag=0.010,
    ),
)

PLANS: tuple[BodyPlan, ...] = (LEOPARD, STAG, BOAR, BEAR, FOX, MARTEN, ELEPHANT, KANGAROO, HARE)


def plan_of(name: str) -> BodyPlan:
    """The plan with this name or this species; raises KeyError where nobody has it."""
    for plan in PLANS:
        if name in (plan.name, plan.species):
            return plan
    raise KeyError(name)
