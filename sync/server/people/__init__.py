"""The people of the central server: accounts, sessions, tries, and what they looked at."""
