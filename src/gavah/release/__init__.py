"""What leaves the house: an allow-listed, recomputed, redacted edition of a case, its site, its bundle and its exports (SAFETY.md).

A release is a case of its own: only releasable claims, everything worked out again from them. Start reading at `build.py`.
"""
