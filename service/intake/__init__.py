"""From raw documents to records: runs the engine in processes, then one transaction a batch."""
