"""The same pages on a server for others: accounts, any number of nodes on one database, nothing kept in a node."""
