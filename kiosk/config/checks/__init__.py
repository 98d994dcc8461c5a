"""What the structs alone cannot say: one file per kind of rule, each a stream of findings.

All of them read the tables as they were written, so that a mistake of one kind never hides one
of another kind.
"""

from collections.abc import Callable, Iterator

from kiosk.config.checks import bounds, grammar, hours, references, sense, unique
from kiosk.config.findings import Finding, Given

CHECKS: tuple[Callable[[Given], Iterator[Finding]], ...] = (
    references.check,
    unique.check,
    bounds.check,
    grammar.check,
    hours.check,
    sense.check,
)
