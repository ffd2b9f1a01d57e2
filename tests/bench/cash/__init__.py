"""A simulated year through cash application: docflow's rules beside those of two other programs (`samples.world`)."""
