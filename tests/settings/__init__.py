"""Tests of the settings: where they come from, what is wrong with them, how they are kept."""
