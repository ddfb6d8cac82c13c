"""The loader: feeds of raw documents, one load, its report."""
