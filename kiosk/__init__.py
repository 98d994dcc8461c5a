"""What a one-stop administration centre does: rules, journal and desk, in plain Python."""

__version__ = "0.1.0"
