"""Export files in, message tables out. One module a format."""
