"""The frames of Persian sentences. `sentence` asks the other modules; words and wordings are the TOML files."""
