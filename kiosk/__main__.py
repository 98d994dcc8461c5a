"""The command line: `kiosk` opens the sample centre, `kiosk --help` lists the rest."""

from kiosk.cli import main

if __name__ == "__main__":
    main()
