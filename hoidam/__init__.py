"""The program: settings, the three stages, the command line."""

VERSION = "0.1.0"
