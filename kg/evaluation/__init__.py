"""What ``kg evaluate`` is made of: gold files, the facts of a graph, and when two of them agree."""
