"""Event frames: one format for both languages."""
