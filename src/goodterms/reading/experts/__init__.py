"""Methods for experts, each on demand: no reading takes them by itself. One module a method."""
