"""Message features in, a Reading out. One module a measure."""
