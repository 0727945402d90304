"""The Merkle log of a case: tree, proofs, signed checkpoints, timestamps. Pure functions of their arguments; `casefile` stores what they give."""
