"""What came from others, as it is kept beside the journal: a server's word, machines' batches."""

import msgspec


class Receipt(msgspec.Struct, frozen=True):
    """A server has all of a chain up to `seq`. `signature`: of `sync.replies.receipt_message`, by
    the key whose public half is `server`."""

    log: str
    epoch: int
    seq: int
    received_ms: int
    signature: bytes
    server: bytes


class Relayed(msgspec.Struct, frozen=True):
    """A batch of another machine's journal, as it came (`sync.wire`). `follows`: where the chain
    ended here before it; `hash`: of the event at `to_seq`; `machine`: whose key signed that."""

    log: str
    epoch: int
    follows: int
    from_seq: int
    to_seq: int
    machine: str
    hash: bytes
    batch: bytes


class RelayedEnd(msgspec.Struct, frozen=True):
    """How far another machine's chain is known here."""

    to_seq: int
    hash: bytes
    machine: str
