"""The frames of English sentences. `sentence` asks the other modules; words and wordings are the TOML files."""
