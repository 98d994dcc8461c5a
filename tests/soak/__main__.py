"""`python -m tests.soak [--minutes N] [--seed S] [--postgresql] [--windows] [--standby]`: exit
code 0 where nothing is missing or double, 1 otherwise; the folder with all logs stays then."""

import argparse
import secrets
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.server.postgresql import PostgreSQL
from tests.soak.run import soak, tell

PATIENCE_SECONDS = 15 * 60.0
"""P4."""


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.soak")
    asked.add_argument("--minutes", type=float, default=5.0)
    asked.add_argument("--seed", default=secrets.token_hex(4))
    asked.add_argument("--postgresql", action="store_true")
    asked.add_argument("--windows", action="store_true", help="some places with their screens")
    asked.add_argument("--standby", action="store_true", help="the hub dies, another is promoted")
    asked.add_argument("--patience", type=float, default=PATIENCE_SECONDS, help="seconds")
    given = asked.parse_args()
    build = Path(__file__).resolve().parents[2] / "build"  # a real disk
    build.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="soak-", dir=build))
    print(f"seed {given.seed}, {given.minutes} minutes, in {folder}", flush=True)
    with ExitStack() as undoing:
        url = undoing.enter_context(PostgreSQL(durable=True)).fresh() if given.postgresql else None
        code = tell(
            soak(
                folder,
                given.seed,
                given.minutes * 60,
                given.patience,
                url,
                lambda said: print(said, flush=True),
                windows=given.windows,
                standby=given.standby,
            )
        )
    if code == 0:
        shutil.rmtree(folder)
    return code


if __name__ == "__main__":
    sys.exit(main())
