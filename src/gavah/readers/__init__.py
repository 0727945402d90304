"""Readers beside the package's own rules: other ways to find who did what, the same scanners, document rules and claims behind them.

A reader here is a third maker of frames: what it finds must stand in the report word for word, and every value (number, day, place) is
read from those words by the scanners of `gavah.reading`. Only `gavah.readers.llm.client` opens connections.
"""
