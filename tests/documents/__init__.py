"""Documents: reading them, and finding and showing what is quoted."""
