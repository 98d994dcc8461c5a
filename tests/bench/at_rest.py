"""A centre's hub when nobody wants anything: the real process, its share of a core, its memory."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
