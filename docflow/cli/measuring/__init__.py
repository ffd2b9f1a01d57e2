"""`docflow eval` and `docflow calibrate`: papers with known truth through the sandbox, and what that says."""
