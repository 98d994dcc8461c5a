"""One file for each kind of booking system: `opened(settings, clock) -> Telling[BookingTold]`."""
