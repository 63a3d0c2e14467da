"""How well articles are judged, read and merged, against what people say (domain model, section 19)."""
