"""The pages, one module each: access, then form, then a call below, then a context, then render."""
