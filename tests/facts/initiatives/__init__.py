"""Tests of kg.facts.initiatives; a package, since tests/people has a test_names.py too."""
