"""Words, rules and facts as files, and what reads them."""
