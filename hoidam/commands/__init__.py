"""The commands, one module each; what a module imports at its top costs every ``--help``."""
