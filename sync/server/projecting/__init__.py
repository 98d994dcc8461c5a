"""From the stored events to the tables that managers ask.

    ingest commits ──► event ──► projector ──► told ──► visits (pure) ──► counted_*
                                                                            │
                                                              figures ◄─────┘

It runs after the commit of ingest, never inside it. What an event tells of a visit is kept once by
(centre, eid), so that an event sent again in a new epoch counts once; each visit is then made
anew from all that is told of it, so neither the order in which chains arrive nor how many servers
read them changes a figure. Nothing here is the truth: `kiosk server rebuild` makes it again.
"""
