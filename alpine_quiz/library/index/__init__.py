"""All questions on this machine, to be searched: made from the packs' files, disposable."""
