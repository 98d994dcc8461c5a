"""`python -m tests.fuzz [--inputs N] [--seed S]`: a million inputs through all that reads codes.

Guided by coverage where atheris is installed, by mutations of the corpus where it is not. Ends
with exit 0 when nothing raised and nothing took longer than 5 ms of processor time.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

MILLION = 1_000_000
LONGEST = 300
"""Bytes of a guided input; the long ones come from the mutations, which are quicker."""
WATCHED = 6
"""How much slower code is that tells which way it goes (measured: 4 to 6 times)."""


def main() -> None:
    """Reads the command line; an input that breaks a promise ends the run with its trace."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz")
    asked.add_argument("--inputs", type=int, default=MILLION)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    try:
        import atheris  # noqa: PLC0415 - need not be there
    except ImportError:
        _mutated(options.inputs, options.seed)
    else:
        _guided(atheris, options.inputs, options.seed)


def _mutated(inputs: int, seed: int) -> None:
    from tests.fuzz.mutations import mutations  # noqa: PLC0415
    from tests.fuzz.target import try_one  # noqa: PLC0415

    started = time.monotonic()
    for data in mutations(inputs, seed):
        try:
            try_one(data)
        except BaseException:
            print(f"input: {data!r}", file=sys.stderr)
            raise
    print(f"{inputs} mutated inputs in {time.monotonic() - started:.0f} s: none raised, none slow")


def _guided(atheris, inputs: int, seed: int) -> None:  # type: ignore[no-untyped-def]
    with atheris.instrument_imports(include=["kiosk.codes", "kiosk.payments", "ui.readers"]):
        from tests.fuzz import target  # noqa: PLC0415
        from tests.fuzz.corpus import SEEDS  # noqa: PLC0415

    target.MOST_SECONDS *= WATCHED
    with tempfile.TemporaryDirectory(prefix="corpus-") as folder:
        for number, data in enumerate(SEEDS):
            (Path(folder) / f"{number:03d}").write_bytes(data)
        options = [
            f"-runs={inputs}",
            f"-seed={seed}",
            f"-max_len={LONGEST}",
            "-print_final_stats=1",
            f"-artifact_prefix={tempfile.gettempdir()}/",
        ]
        atheris.Setup([sys.argv[0], *options, folder], target.try_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
