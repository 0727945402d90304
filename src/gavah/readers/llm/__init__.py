"""A language model behind an OpenAI-compatible address that the user runs. Its answer counts only where the report says so, word for word."""
