"""One file per kind of one-stop system, found by its name: `adapter = "exchange"` in the
configuration is `exchange.py` here, whose `opened(settings, clock)` makes a `DossierSystem`."""
