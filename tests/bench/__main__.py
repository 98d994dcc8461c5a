"""`python -m tests.bench [desk|exports|paper|screens|…] [--minutes 10]`: the figures."""

import argparse
import importlib
import os
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

BEATS = "beats"
TOPICS = (
    *("desk", "exports", "paper", "screens", "readers"),
    *("hub", "crowd_at_hub", "at_rest", "server", "thin_line", BEATS),
)


def main(topics: list[str], minutes: float) -> None:
    """Measures the topics asked for (all of them by default) and prints one table. `minutes`: so
    long the country's hubs tell their state."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    console = Console(width=120)
    table = Table("what", "found", "at most (rates: at least)", "")
    build = Path(__file__).resolve().parents[2] / "build"  # a real disk, and nothing git looks at
    build.mkdir(exist_ok=True)
    for topic in topics or TOPICS:
        module = importlib.import_module(f"tests.bench.{topic}")
        with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as folder:
            more = {"minutes": minutes} if topic == BEATS else {}
            for row in module.rows(Path(folder), **more):
                console.print(f"… {row.what}: {row.found}", style="dim")
                table.add_row(row.what, row.found, row.limit, "✓" if row.holds else "✗")
    console.print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("topics", nargs="*", choices=(*TOPICS, []))
    parser.add_argument("--minutes", type=float, default=1.0)
    asked = parser.parse_args()
    main(asked.topics, asked.minutes)
