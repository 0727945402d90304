"""Sealed packets from contributors: what a packet is, who can open it, and the box a desk keeps its keys in."""
