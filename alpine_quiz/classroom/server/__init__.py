"""A room being served: who comes in, what they are told, and the pages and lines over HTTP."""
