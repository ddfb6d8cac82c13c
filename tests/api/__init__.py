"""The API, over real requests and a real database."""
