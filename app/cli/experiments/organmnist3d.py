"""`trapline evaluate organmnist3d`: ViViT on OrganMNIST3D, trained and tested."""

import argparse

import msgspec
from rich.table import Table

from app.cli.console import output, write_object
from app.cli.experiments.watching import watched
from app.cli.wording import lasting
from trainer.experiments.organmnist3d import ORGANS, OrganReport, run_experiment
from trainer.experiments.volumes import read_volumes


def run(arguments: argparse.Namespace) -> int:
    """Train, validate after each epoch, test at the end."""
    splits = read_volumes(arguments.file, len(ORGANS))
    steps = run_experiment(splits, epochs=arguments.epochs, seed=arguments.seed, device=arguments.device)
    report = watched(steps)
    if arguments.json:
        write_object(msgspec.json.encode(report).decode())
    else:
        _print(report)
    return 0


def _print(report: OrganReport) -> None:
    say = output()
    say.print(
        f"{report.num_tokens} tokens, {report.num_parameters:,} parameters; {report.num_train:,} volumes "
        f"to learn from, {report.num_val:,} to validate, {report.num_test:,} to test on; "
        f"{report.epochs} epochs with seed {report.seed} in {lasting(report.seconds)}",
        soft_wrap=True,
    )
    table = Table("", "share right", box=None)
    for name, share in report.per_organ.items():
        table.add_row(name, f"{100 * share:.1f} %")
    say.print(table)
    say.print(
        f"test accuracy {100 * report.test_accuracy:.1f} % (top 5: {100 * report.test_top5:.1f} %), "
        f"validation {100 * report.val_accuracy:.1f} %; published test accuracy "
        f"{100 * report.published_accuracy:.0f} %",
        soft_wrap=True,
    )
