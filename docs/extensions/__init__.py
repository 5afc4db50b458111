"""What the pages are made with, beside Sphinx."""
