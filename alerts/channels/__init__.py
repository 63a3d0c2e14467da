"""One file a channel; the file name is the kind used in the configuration."""
