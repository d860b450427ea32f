"""The main window, its pages, commands, dialogs and session. Imported by the application alone."""
