"""The incidents of MUC-4 and GTT by rules: deeds and their parts by words written by hand, weighed by fewer than fifty numbers; nothing to fit."""
