"""Raw documents into articles: bytes to text, page furniture off, what the page says of itself."""
