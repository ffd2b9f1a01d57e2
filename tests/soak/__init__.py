"""Long runs under faults; each is a command, and a short one of it a test."""
