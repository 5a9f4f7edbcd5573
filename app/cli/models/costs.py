"""What each part of a model costs, as rows and as tables."""

import difflib
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from rich import box
from rich.table import Table

from mvit_core.errors import UserError
from mvit_core.models.counting import Cost, costs, total
from mvit_core.models.named.ablations import CONFIGURATIONS
from mvit_core.models.named.variant import Variant
from mvit_core.models.registry import VARIANTS, known_variant

BYTES = 4  # an activation is kept in float32


class PartRow(msgspec.Struct, frozen=True):
    """What one part of a model costs, for one clip."""

    name: str
    stage: int  # from 1; 0 for what lies before and behind the blocks
    params: int
    multiply_adds: int
    activation_bytes: int  # kept by training in float32
    grid: tuple[int, int, int]  # frames, rows, columns of the tokens that come out
    dim: int


class ModelRow(msgspec.Struct, frozen=True):
    """A model beside what its paper says; 0 and "" where the paper says nothing."""

    name: str
    num_frames: int
    frame_step: int
    crop: tuple[int, int]
    params: int
    published_params_m: float
    multiply_adds: int
    published_multiply_adds_g: float
    activation_bytes: int
    published_accuracy: str
    note: str  # why our count differs from what is published
    parts: tuple[PartRow, ...]


def listed() -> Mapping[str, Variant]:
    """The models of the list, and those of the ablations that papers give figures for by themselves."""
    more = {name: each for name, each in CONFIGURATIONS.items() if each.published.params_m}
    return {**VARIANTS, **more}


def found(name: str) -> Variant:
    """The model of that name; raises UserError."""
    variant = known_variant(name)
    if variant is not None:
        return variant
    close = difflib.get_close_matches(name, (*VARIANTS, *CONFIGURATIONS), n=1)
    hint = f"did you mean {close[0]}?" if close else "trapline models list shows all."
    raise UserError(f"There is no model called {name}; {hint}")


def model_row(name: str, variant: Variant) -> ModelRow:
    """Everything that is told of a model."""
    parts = costs(variant)
    whole, published, config = total(parts), variant.published, variant.config
    return ModelRow(
        name=name,
        num_frames=config.num_frames,
        frame_step=variant.frame_step,
        crop=config.crop,
        params=whole.params,
        published_params_m=published.params_m,
        multiply_adds=whole.multiply_adds,
        published_multiply_adds_g=published.gflops,
        activation_bytes=whole.activations * BYTES,
        published_accuracy=published.accuracy,
        note=published.note,
        parts=tuple(part_rows(parts)),
    )


def part_rows(parts: Iterable[Cost]) -> Iterator[PartRow]:
    """Each part with its stage: a new one begins where blocks give another grid, or are of another kind."""
    stage, before = 0, ("", (0, 0, 0))
    for part in parts:
        kind, is_block, _ = part.name.partition(" ")
        if is_block and (kind, part.grid) != before:
            stage, before = stage + 1, (kind, part.grid)
        yield PartRow(
            part.name,
            stage if is_block else 0,
            part.params,
            part.multiply_adds,
            part.activations * BYTES,
            part.grid,
            part.dim,
        )


def table_of_models(rows: Iterable[ModelRow]) -> Table:
    """One line a model."""
    table = Table(box=box.SIMPLE)
    table.add_column("model")
    columns = ("clip", "M parameters", "published", "off", "G multiply-adds", "published", "off", "MB kept")
    for column in columns:
        table.add_column(column, justify="right")
    table.add_column("published accuracy")
    for row in rows:
        params, published_params, work, published_work, kept = figures_of(row)
        table.add_row(
            row.name,
            clip_of(row),
            *(params, published_params, off(row.params / 1e6, row.published_params_m)),
            *(work, published_work, off(row.multiply_adds / 1e9, row.published_multiply_adds_g)),
            kept,
            row.published_accuracy,
        )
    return table


def table_of_parts(row: ModelRow) -> Table:
    """One model: its parts, the sum of each stage, the whole beside what is published."""
    table = Table(box=box.SIMPLE, title=f"{row.name}, {clip_of(row)}", title_justify="left", show_footer=True)
    params, published_params, work, published_work, kept = figures_of(row)
    table.add_column("part", "whole\npublished")
    table.add_column("tokens out", row.published_accuracy and f"\n{row.published_accuracy}", justify="right")
    table.add_column("channels", justify="right")
    table.add_column("M parameters", f"{params}\n{published_params}", justify="right")
    table.add_column("G multiply-adds", f"{work}\n{published_work}", justify="right")
    table.add_column("MB kept in training", kept, justify="right")
    for stage, parts in by_stage(row.parts).items():
        for part in parts:
            table.add_row(part.name, grid_of(part), str(part.dim or ""), *summed([part]))
        if stage and len(parts) > 1:
            table.add_row(f"[bold]stage {stage}[/]", "", "", *summed(parts), end_section=True)
    return table


def by_stage(parts: Iterable[PartRow]) -> Mapping[int, list[PartRow]]:
    """The parts in order, by stage; what lies before and behind the blocks under numbers of its own."""
    stages: dict[int, list[PartRow]] = {}
    for number, part in enumerate(parts):
        stages.setdefault(part.stage or -number, []).append(part)
    return stages


def summed(parts: Iterable[PartRow]) -> tuple[str, str, str]:
    """M parameters, G multiply-adds and MB of activations."""
    rows = list(parts)
    return (
        f"{sum(row.params for row in rows) / 1e6:.2f}",
        f"{sum(row.multiply_adds for row in rows) / 1e9:.2f}",
        f"{sum(row.activation_bytes for row in rows) / 1e6:.1f}",
    )


def figures_of(row: ModelRow) -> tuple[str, str, str, str, str]:
    """M parameters and G multiply-adds, each with the published figure, and MB of activations."""
    params, work, kept = summed(row.parts)
    published = (row.published_params_m, row.published_multiply_adds_g)
    first, second = (f"{value:g}" if value else "-" for value in published)
    return params, first, work, second, kept


def off(counted: float, published: float) -> str:
    """How far a count lies from what is published, in percent; marked from one percent on."""
    if not published:
        return ""
    share = 100 * (counted / published - 1)
    words = f"{share:+.1f} %"
    return f"[yellow]{words}[/]" if abs(share) >= 1 else words


def clip_of(row: ModelRow) -> str:
    """Such as 16x4 at 224x224: frames, temporal stride, size."""
    return f"{row.num_frames}x{row.frame_step} at {row.crop[0]}x{row.crop[1]}"


def grid_of(part: PartRow) -> str:
    """Such as 8x28x28; empty where no grid comes out."""
    return "x".join(map(str, part.grid)) if any(part.grid) else ""
