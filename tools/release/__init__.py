"""Makes installable programs out of the checkout; called by packaging/build.py. Standard library only, since it runs
before anything is installed."""
