"""Pure rules about dispute cases: policy, clock, resolution, ledger lines, what belongs to which case, figures."""
