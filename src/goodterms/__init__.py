"""Good Terms: a private companion for staying on honest terms with an ex."""
