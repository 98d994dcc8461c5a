"""`python -m tests.bench [desk|exports|paper|screens|readers|hub|server …]`: the figures."""

import importlib
import os
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

TOPICS = ("desk", "exports", "paper", "screens", "readers", "hub", "server")


def main(topics: list[str]) -> None:
    """Measures the topics asked for (all of them by default) and prints one table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    console = Console(width=120)
    table = Table("what", "found", "at most (rates: at least)", "")
    build = Path(__file__).resolve().parents[2] / "build"  # a real disk, and nothing git looks at
    build.mkdir(exist_ok=True)
    for topic in topics or TOPICS:
        module = importlib.import_module(f"tests.bench.{topic}")
        with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as folder:
            for row in module.rows(Path(folder)):
                console.print(f"… {row.what}: {row.found}", style="dim")
                table.add_row(row.what, row.found, row.limit, "✓" if row.holds else "✗")
    console.print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
