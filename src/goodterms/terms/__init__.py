"""What two people said that friends means, and whether it was kept."""
