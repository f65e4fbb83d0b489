"""The server of a class: pages and lines over HTTP, on this machine alone."""
