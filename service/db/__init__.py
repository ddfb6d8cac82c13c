"""The only room that knows Postgres: a `.sql` and a `.py` for each noun."""
