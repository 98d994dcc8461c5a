"""Figures, as ratios measured in one run: `make bench`. Nothing here fails a build."""
