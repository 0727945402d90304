"""Makes the exercise: invented reports and their answer key, from a world and templates."""
