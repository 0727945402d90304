"""What pages ask of the case's tables: plain functions of a connection, the same for a page and for `--json`."""
