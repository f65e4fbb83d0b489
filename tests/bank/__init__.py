"""Banks and packs: reading, checking and mending them."""
