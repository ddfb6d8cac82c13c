"""How the tagger that comes with the service is made and scored; not part of the installed package."""
