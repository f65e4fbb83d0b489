"""The packs and documents on this machine."""
