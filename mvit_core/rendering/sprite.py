"""Drawing one animal: every pixel of every bone gets a height towards the camera, the highest wins.

A bone is a cone between two spheres. From the heights come the light (as on a round body), the dark creases
where one part lies behind another, and the outline, anti-aliased; from the place along and across the bone
comes the coat.
"""

from dataclasses import dataclass
from math import cos, radians, sin

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.bones import Bone, Point
from mvit_core.rendering.coat import Coat
from mvit_core.rendering.plans import BodyPlan
from mvit_core.rendering.skeleton import Body

F32 = NDArray[np.float32]
FINEST = 300  # pixels across of what is drawn; a wider animal is drawn smaller and enlarged


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """From where it shines (right, up, towards the camera), how strongly, and what comes from all around."""

    direction: tuple[float, float, float] = (-0.35, 0.80, 0.48)
    sun: float = 0.75
    ambient: float = 0.50
    eyeshine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How an animal is seen: where its origin falls (pixels), how large, and turned by how much.

    `heading_deg` 0 walks to the right, 90 away from the camera, 180 to the left, -90 towards it.
    """

    x: float
    y: float
    pixels_per_m: float
    heading_deg: float
    tilt: float  # tangent of the angle at which the camera looks down on it


@dataclass(frozen=True, slots=True)
class Sprite:
    """An animal's picture: top left corner in the frame, colors (0 to 255), cover (0 to 1)."""

    left: int
    top: int
    rgb: F32  # h x w x 3
    alpha: F32  # h x w


@dataclass(frozen=True, slots=True)
class _Cone:
    ax: float
    ay: float
    az: float
    bx: float
    by: float
    bz: float
    ra: float
    rb: float


class _Buffers:
    """Per pixel: height, signed distance to the outline, place in the coat."""

    def __init__(self, height: int, width: int) -> None:
        self.z = np.full((height, width), -1e6, np.float32)
        self.edge = np.full((height, width), -1e6, np.float32)
        self.u = np.zeros((height, width), np.float32)
        self.v = np.zeros((height, width), np.float32)
        self.radius = np.zeros((height, width), np.float32)
        self.xs = np.arange(width, dtype=np.float32) + 0.5
        self.ys = np.arange(height, dtype=np.float32) + 0.5


def draw(plan: BodyPlan, body: Body, coat: Coat, view: View, light: Light) -> Sprite | None:
    """The animal as seen; None where it would be smaller than a pixel."""
    project = _Projection(view)
    points = [(*project(bone.start), *project(bone.end)) for bone in body.bones]
    widest = [max(bone.start_radius, bone.end_radius) * view.pixels_per_m for bone in body.bones]
    left = int(min(min(p[0], p[3]) - r for p, r in zip(points, widest, strict=True)) - 3)
    right = int(max(max(p[0], p[3]) + r for p, r in zip(points, widest, strict=True)) + 4)
    top = int(min(min(p[1], p[4]) - r for p, r in zip(points, widest, strict=True)) - 3)
    bottom = int(max(max(p[1], p[4]) + r for p, r in zip(points, widest, strict=True)) + 4)
    width, height = right - left, bottom - top
    if width < 3 or height < 3:
        return None
    zoom = min(2.0, max(0.25, FINEST / width))
    buffers = _Buffers(max(2, round(height * zoom)), max(2, round(width * zoom)))
    scale = view.pixels_per_m * zoom
    for bone, rest, p in zip(body.bones, coat.rest.bones, points, strict=True):
        cone = _Cone(
            (p[0] - left) * zoom, (p[1] - top) * zoom, p[2] * zoom,
            (p[3] - left) * zoom, (p[4] - top) * zoom, p[5] * zoom,
            max(0.6, bone.start_radius * scale), max(0.6, bone.end_radius * scale),
        )  # fmt: skip
        _stamp(buffers, cone, rest, coat, scale=scale, mirrored=project.mirrored)
    rgb, alpha = _shade(buffers, coat, plan, scale, light)
    method = cv2.INTER_AREA if zoom > 1 else cv2.INTER_LINEAR
    rgb = np.asarray(cv2.resize(rgb, (width, height), interpolation=method), np.float32)
    alpha = np.asarray(cv2.resize(alpha, (width, height), interpolation=method), np.float32)
    corner = (left, top)
    _eyes(rgb, plan, body, project=project, corner=corner, light=light, buffers=buffers, zoom=zoom)
    return Sprite(left, top, rgb, alpha)


class _Projection:
    """From the animal's meters to the frame's pixels, and a height towards the camera, also in pixels."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.cos = cos(radians(view.heading_deg))
        self.sin = sin(radians(view.heading_deg))
        self.mirrored = self.cos < 0

    def __call__(self, point: Point) -> tuple[float, float, float]:
        x, y, left = point
        view = self.view
        across = x * self.cos - left * self.sin
        nearer = -(x * self.sin + left * self.cos)
        return (
            view.x + across * view.pixels_per_m,
            view.y - (y - nearer * view.tilt) * view.pixels_per_m,
            nearer * view.pixels_per_m,
        )


def _stamp(buffers: _Buffers, cone: _Cone, rest: Bone, coat: Coat, *, scale: float, mirrored: bool) -> None:
    """Draw one cone into the buffers."""
    reach = max(cone.ra, cone.rb) + 1.5
    rows, columns = buffers.z.shape
    x0, x1 = max(0, int(min(cone.ax, cone.bx) - reach)), min(columns, int(max(cone.ax, cone.bx) + reach) + 1)
    y0, y1 = max(0, int(min(cone.ay, cone.by) - reach)), min(rows, int(max(cone.ay, cone.by) + reach) + 1)
    if x0 >= x1 or y0 >= y1:
        return
    here = (slice(y0, y1), slice(x0, x1))
    dx, dy = cone.bx - cone.ax, cone.by - cone.ay
    squared = max(dx * dx + dy * dy, 1e-3)
    px, py = buffers.xs[None, x0:x1] - cone.ax, buffers.ys[y0:y1, None] - cone.ay
    along = px * (dx / squared) + py * (dy / squared)
    share = np.clip(along, 0, 1)
    ex, ey = px - share * dx, py - share * dy
    distance2 = ex * ex + ey * ey
    radius = cone.ra + share * (cone.rb - cone.ra)
    edge = radius - np.sqrt(distance2)
    height = np.sqrt(np.maximum(radius * radius - distance2, 0)) + (cone.az + share * (cone.bz - cone.az))
    np.maximum(buffers.edge[here], edge, out=buffers.edge[here])
    wins = (edge > -1.2) & (height > buffers.z[here])
    np.copyto(buffers.z[here], height, where=wins)
    np.copyto(buffers.radius[here], radius, where=wins)
    u, v = _coat_place(
        along, px * dy - py * dx, rest, coat, per_meter=scale * squared**0.5, mirrored=mirrored
    )
    np.copyto(buffers.u[here], u, where=wins)
    np.copyto(buffers.v[here], v, where=wins)


def _coat_place(
    along: F32, cross: F32, rest: Bone, coat: Coat, *, per_meter: float, mirrored: bool
) -> tuple[F32, F32]:
    """The pixel of the coat for each pixel of a cone, from its share along and its distance across."""
    u0, v0 = coat.place(rest.start[0], rest.start[1])
    u1, v1 = coat.place(rest.end[0], rest.end[1])
    du, dv = u1 - u0, v1 - v0
    length = max((du * du + dv * dv) ** 0.5, 1e-3)
    across = cross * ((1.0 if not mirrored else -1.0) * coat.pixels_per_m / (per_meter * length))
    return u0 + along * du + across * dv, v0 + along * dv - across * du


def _shade(buffers: _Buffers, coat: Coat, plan: BodyPlan, scale: float, light: Light) -> tuple[F32, F32]:
    """Colors and cover of each pixel."""
    rgb = cv2.remap(coat.rgb, buffers.u, buffers.v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    hair = cv2.remap(coat.hair, buffers.u, buffers.v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    inside = buffers.edge > -1.2
    floor = float(np.min(buffers.z[inside])) - 2.0 if inside.any() else 0.0
    relief = np.where(inside, buffers.z, floor)
    size = plan.girth[1] * scale
    smooth = cv2.GaussianBlur(relief, (0, 0), max(0.8, 0.07 * size))
    broad = cv2.GaussianBlur(relief, (0, 0), max(1.5, 0.35 * size))
    gx, gy = (
        cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=0.125),
        cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=0.125),
    )
    norm = 1 / np.sqrt(gx * gx + gy * gy + 1)
    lx, ly, lz = light.direction
    lambert = np.clip((-gx * lx + gy * ly + lz) * norm, 0, 1)
    sky = 0.72 + 0.28 * gy * norm
    crease = np.clip(1 - 0.55 * (broad - smooth) / max(size, 1.0), 0.35, 1.08)
    shade = (light.ambient * sky + light.sun * lambert) * crease
    ragged = np.minimum(plan.coat.shag * scale, 0.13 * buffers.radius) * hair
    alpha = np.clip((buffers.edge - ragged) / 1.3 + 0.5, 0, 1)
    return np.asarray(rgb * shade[..., None], np.float32), np.asarray(alpha, np.float32)


def _eyes(
    rgb: F32,
    plan: BodyPlan,
    body: Body,
    *,
    project: "_Projection",
    corner: tuple[int, int],
    light: Light,
    buffers: _Buffers,
    zoom: float,
) -> None:
    """Dark eyes by day, shining ones under the lamp, where the head does not hide them."""
    radius = max(0.75, 0.13 * min(plan.skull, 0.16) * project.view.pixels_per_m)
    for eye in body.eyes:
        x, y, z = project(eye)
        place = (x - corner[0], y - corner[1])
        row = min(buffers.z.shape[0] - 1, max(0, int(place[1] * zoom)))
        column = min(buffers.z.shape[1] - 1, max(0, int(place[0] * zoom)))
        hidden_by = buffers.z[row, column] / zoom - z
        if hidden_by > 0.45 * plan.skull * project.view.pixels_per_m:
            continue
        at = (int(place[0] * 16), int(place[1] * 16))
        color = (640.0, 640.0, 640.0) if light.eyeshine else (14.0, 11.0, 9.0)
        cv2.circle(rgb, at, int(radius * 16), color, -1, cv2.LINE_AA if not light.eyeshine else cv2.LINE_8, 4)
        if not light.eyeshine and radius > 1.2:
            cv2.circle(
                rgb,
                (at[0] - int(5 * radius), at[1] - int(6 * radius)),
                int(5 * radius),
                (190.0,) * 3,
                -1,
                8,
                4,
            )
