"""Hostile input: files fuzzed from the exercise and files made to harm, through the workers that read every report."""
