"""The composition root: a configuration and a data directory in, an assembled program out.

Everything is constructed here in the order in which it depends on each other, and closed in the
reverse order by one `ExitStack`. Only this package and the command line's door look outwards, and
they load an outer room when something of it is asked for.
"""

from kiosk.bootstrap.central import central_status, join_central
from kiosk.bootstrap.desks import (
    centre_at_work,
    centre_for_places,
    desk_for_command,
    journal_alone,
    reading,
)
from kiosk.bootstrap.figures import export_figures
from kiosk.bootstrap.papers import (
    Printers,
    check_output,
    print_form_to,
    print_ticket,
)
from kiosk.bootstrap.printer_care import look_at_printers, print_trial_pages
from kiosk.bootstrap.program import SAMPLE, SOUNDS, Program, default_data
from kiosk.bootstrap.readers import look_at_readers

__all__ = [
    "SAMPLE",
    "SOUNDS",
    "Printers",
    "Program",
    "central_status",
    "centre_at_work",
    "centre_for_places",
    "check_output",
    "default_data",
    "desk_for_command",
    "export_figures",
    "join_central",
    "journal_alone",
    "look_at_printers",
    "look_at_readers",
    "print_form_to",
    "print_ticket",
    "print_trial_pages",
    "reading",
]
