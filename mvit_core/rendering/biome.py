"""Four kinds of country: their colors and what grows there."""

from dataclasses import dataclass

from mvit_core.rendering.plans import Color


@dataclass(frozen=True, slots=True, kw_only=True)
class Biome:
    """Colors (dark, light) and densities. Densities count per square root of area, tuned by eye."""

    name: str
    sky: tuple[Color, Color]  # high, at the horizon
    haze: Color
    far: tuple[Color, Color]
    canopy: float  # share of the sky that far foliage hides
    bark: tuple[Color, Color]
    trunks: int
    trunk_m: tuple[float, float]  # diameters
    soil: tuple[Color, Color]
    litter: Color
    cover: tuple[Color, Color]  # low green on the ground
    cover_share: float
    grass: tuple[Color, Color]
    tufts: int
    grass_m: float
    bush: tuple[Color, Color]
    bushes: int
    leaf: float  # length over width of a leaf
    ferns: int = 0
    fallen: int = 0  # leaves on the ground
    sun: float  # strength of the dapples


BROADLEAF = Biome(
    name="broadleaf",
    ferns=9,
    fallen=900,
    sky=((216, 226, 222), (236, 240, 222)),
    haze=(172, 182, 138),
    far=((66, 88, 48), (164, 184, 104)),
    canopy=0.80,
    bark=((58, 50, 42), (112, 100, 84)),
    trunks=26,
    trunk_m=(0.14, 0.50),
    soil=((84, 66, 46), (128, 104, 74)),
    litter=(150, 112, 70),
    cover=((60, 80, 36), (108, 130, 58)),
    cover_share=0.52,
    grass=((52, 74, 34), (138, 156, 84)),
    tufts=260,
    grass_m=0.24,
    bush=((36, 54, 28), (118, 146, 74)),
    bushes=30,
    leaf=2.0,
    sun=0.42,
)

BOREAL = Biome(
    name="boreal",
    ferns=8,
    fallen=350,
    sky=((204, 214, 222), (222, 226, 222)),
    haze=(154, 166, 152),
    far=((38, 56, 44), (96, 118, 88)),
    canopy=0.86,
    bark=((62, 46, 36), (122, 92, 70)),
    trunks=34,
    trunk_m=(0.14, 0.38),
    soil=((72, 58, 42), (110, 88, 62)),
    litter=(120, 90, 56),
    cover=((66, 84, 36), (128, 140, 62)),
    cover_share=0.70,
    grass=((60, 82, 40), (142, 154, 86)),
    tufts=170,
    grass_m=0.18,
    bush=((28, 50, 32), (78, 108, 62)),
    bushes=26,
    leaf=4.0,
    sun=0.30,
)

SAVANNA = Biome(
    name="savanna",
    sky=((128, 172, 214), (222, 224, 212)),
    haze=(206, 200, 172),
    far=((104, 106, 64), (176, 166, 104)),
    canopy=0.0,
    bark=((76, 62, 48), (140, 118, 92)),
    trunks=5,
    trunk_m=(0.16, 0.42),
    soil=((156, 122, 82), (196, 164, 116)),
    litter=(204, 178, 122),
    cover=((150, 132, 72), (206, 182, 108)),
    cover_share=0.55,
    grass=((150, 122, 58), (228, 204, 134)),
    tufts=360,
    grass_m=0.26,
    bush=((74, 84, 42), (146, 146, 78)),
    bushes=14,
    leaf=1.7,
    sun=0.14,
)

BAMBOO = Biome(
    name="bamboo",
    ferns=5,
    fallen=800,
    sky=((226, 234, 230), (238, 242, 226)),
    haze=(164, 178, 138),
    far=((44, 78, 46), (128, 162, 90)),
    canopy=0.90,
    bark=((66, 88, 42), (142, 160, 86)),
    trunks=70,
    trunk_m=(0.04, 0.09),
    soil=((78, 62, 44), (116, 94, 66)),
    litter=(158, 136, 92),
    cover=((58, 78, 38), (112, 128, 62)),
    cover_share=0.42,
    grass=((56, 88, 38), (132, 164, 80)),
    tufts=120,
    grass_m=0.22,
    bush=((42, 76, 34), (136, 172, 80)),
    bushes=34,
    leaf=6.0,
    sun=0.36,
)

BIOMES: tuple[Biome, ...] = (BROADLEAF, BOREAL, SAVANNA, BAMBOO)


def biome_of(name: str) -> Biome:
    """The biome with this name; raises KeyError."""
    return {biome.name: biome for biome in BIOMES}[name]
