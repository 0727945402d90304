"""Who did what to whom, learned: noun phrases of the engine's grammar → fillers of roles → incidents. Fitted by a benchmark, dies with it."""
