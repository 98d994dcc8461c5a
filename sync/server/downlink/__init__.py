"""What the central server has for its centres, and hands to their enrolled devices alone.

    asking (whose signature) ──► wishes (HTTP) ──► library (bundles)

Nothing of a request is remembered, so that any copy of the server may answer any of them.
"""
