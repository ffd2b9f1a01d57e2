"""What runs in the sandbox's children. Where these modules are loaded there is no store, no ledger and no secret."""
