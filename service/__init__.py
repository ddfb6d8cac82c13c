"""On Record: who said what, when, to whom, in which report."""
