"""What people write: folding, numbers, cleaning."""
