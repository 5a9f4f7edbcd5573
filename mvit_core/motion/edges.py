"""Boxes in pixels of a sample by their edges: left, top, right, bottom."""

from mvit_core.motion.blobs import Blob

Edges = tuple[float, float, float, float]


def edges_of(blob: Blob) -> Edges:
    """The box of a blob."""
    return blob.left, blob.top, blob.right, blob.bottom


def within(box: Edges, blob: Blob) -> Blob:
    """The part of a shared blob where one of its animals is expected."""
    width, height = min(box[2] - box[0], blob.width), min(box[3] - box[1], blob.height)
    left = min(max(box[0], blob.left), blob.right - width)
    top = min(max(box[1], blob.top), blob.bottom - height)
    return Blob(
        left, top, left + width, top + height,
        area=blob.area * width * height / max(1.0, blob.width * blob.height),
        evidence=blob.evidence, tone=blob.tone, sharpness=blob.sharpness,
        likeness=blob.likeness,
    )  # fmt: skip


def grown(box: Edges, share: float) -> Edges:
    """A box wider on each side by a share of its own."""
    across, along = share * (box[2] - box[0]), share * (box[3] - box[1])
    return box[0] - across, box[1] - along, box[2] + across, box[3] + along


def share_covered(box: Edges, blob: Blob) -> float:
    """Share of a box that lies within a blob's box."""
    return overlap_area(box, edges_of(blob)) / max(1e-6, (box[2] - box[0]) * (box[3] - box[1]))


def share_inside(blob: Blob, box: Edges) -> float:
    """Share of a blob's box that lies within a box."""
    return overlap_area(box, edges_of(blob)) / max(1e-6, blob.width * blob.height)


def overlap_area(a: Edges, b: Edges) -> float:
    """Shared area of two boxes."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def intersection_over_union(a: Edges, b: Edges) -> float:
    """Shared area over joint area."""
    shared = overlap_area(a, b)
    joint = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return shared / joint if joint > 0 else 0.0
