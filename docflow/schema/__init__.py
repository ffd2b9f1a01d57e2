"""Every type that more than one room shares. All frozen: a change is a new value."""
