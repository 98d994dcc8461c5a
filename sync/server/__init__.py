"""The central server: takes the journals of all centres, and keeps them.

    door ──► ingest, enrolment ──► database (SQLite or PostgreSQL)

`joining` is what a device says to be let in; it is pure, so that a device loads nothing else.
"""
