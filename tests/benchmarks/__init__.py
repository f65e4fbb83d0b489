"""Speed and size against the design's budgets: scripts, not timed tests.

Run them all with ``python -m tests.benchmarks``; every figure is a ratio with a baseline that
is measured in the same run, in turn with ours.
"""
