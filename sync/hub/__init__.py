"""The centre's hub: its one desk over HTTP, and pushes of what happened."""
