"""What the central office decides, on its way down: signed bundles of a centre's files.

    release key (offline) → bundle → server → centre: verified → other slot → next start → trial

`packing` is the file, `slots` what lies in a centre's data directory, `coming_down` brings it.
"""
