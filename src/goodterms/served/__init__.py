"""What all pages share, whoever they are for: headers that keep one private, logs without values, small templates."""
