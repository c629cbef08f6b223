"""A survey file of any make becomes raw columns, in a process of its own."""
