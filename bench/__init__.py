"""The service measured beside its peers, over corpora that it invents; not part of the installed package."""
