"""Small mutation testing: makes a change in a module and sees whether a test notices."""
