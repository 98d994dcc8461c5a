"""Which visits in a journal are invented: their numbers were taken at the place "simulation"."""

from kiosk.journal import Rows

PLACE = "simulation"
"""Where invented people take their numbers."""
PLACE_OF = "json_extract(CAST(body AS TEXT), '$.place')"


def simulated_days(rows: Rows) -> list[str]:
    """The dates (ISO) on which numbers were given to invented people, ascending."""
    found = rows.execute(
        "SELECT DISTINCT date FROM day WHERE session IN "
        f"(SELECT session FROM event WHERE kind = 'ticket_issued' AND {PLACE_OF} = ?) "
        "ORDER BY date",
        (PLACE,),
    )
    return [row[0] for row in found]


def holds_real_visits(rows: Rows) -> bool:
    """Whether a real person took a number here, or handed in a dossier without one."""
    found = rows.execute(
        f"SELECT 1 FROM event WHERE kind = 'ticket_issued' AND {PLACE_OF} IS NOT ? "
        "UNION ALL SELECT 1 FROM dossier WHERE counter > 0 AND ticket = '' LIMIT 1",
        (PLACE,),
    )
    return next(found, None) is not None
