"""A class of simulated students, to see what a teacher's own machine and network can bear."""
