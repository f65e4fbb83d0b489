"""The app, driven by keys and by mouse."""
