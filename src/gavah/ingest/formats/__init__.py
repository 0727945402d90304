"""One reader a format: bytes → `Draft`. A new format is a new file here and a line in `READERS` of `gavah.ingest.extract`."""
