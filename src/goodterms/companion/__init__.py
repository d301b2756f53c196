"""The use cases on plain values, called by the command and the pages alike."""
