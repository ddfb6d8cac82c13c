"""The nouns: frozen structs that say what every other room passes on and what the API returns."""
