"""One file a channel; the file name is the kind used in the configuration.

Each has `OPTIONS`, what the configuration may say of it, and `build`, which makes one.
"""
