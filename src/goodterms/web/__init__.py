"""The pages in the browser: the only code that knows Django."""
