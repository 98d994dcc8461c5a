"""The trees of checkpoints, made again from their leaves when a proof is asked for."""

from collections import OrderedDict
from contextlib import suppress

from sqlalchemy import Connection, select

from sync.checkpoints import leaf_of
from sync.merkle import Tree
from sync.server.tables import checkpoint_leaf

TREES = 4
"""Kept in memory: nearly everybody asks for the newest."""


class Trees:
    """For many threads: where two make the same tree at once, both are the same."""

    def __init__(self) -> None:
        self._made: OrderedDict[int, Tree] = OrderedDict()

    def tree(self, connection: Connection, n: int) -> Tree:
        """The tree of a checkpoint."""
        made = self._made.get(n)
        if made is None:
            columns = checkpoint_leaf.c
            rows = connection.execute(
                select(columns.log, columns.epoch, columns.seq, columns.hash)
                .where(columns.n == n)
                .order_by(columns.position)
            )
            made = self._made[n] = Tree([leaf_of(*row) for row in rows])
            while len(self._made) > TREES:
                with suppress(KeyError):
                    self._made.popitem(last=False)
        return made
