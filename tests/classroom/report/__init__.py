"""Tests of what a teacher learns from a session."""
