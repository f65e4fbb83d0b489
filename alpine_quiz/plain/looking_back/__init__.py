"""Looking back, in words and figures: what both the lines and the screen show."""
