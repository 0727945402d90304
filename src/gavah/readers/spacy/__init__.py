"""Any installed spaCy package of English as the parser that the frames ask: its words, tags and dependencies; everything after stays ours."""
