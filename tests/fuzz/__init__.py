"""Fuzzing: a step counter for regular expressions, hostile strings for them, mutated pages, damaged files."""
