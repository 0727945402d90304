"""Benchmarks: one runner a task, gavah beside its peers."""
