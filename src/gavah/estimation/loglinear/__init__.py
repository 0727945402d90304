"""Log-linear models: terms, fits, choice, intervals."""
