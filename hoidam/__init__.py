"""The program: settings, the three stages, the command line."""
