"""The extraction, construction by construction."""
