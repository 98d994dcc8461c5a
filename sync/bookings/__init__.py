"""Booked appointments of the booking systems, which differ as those of dossiers do, and go the same
way: `systems/<adapter>` → pulling → the server → mirror at the centre. A further system is a
further file in `systems`, named in the configuration (`[[bookings]]`).
"""
