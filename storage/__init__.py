"""What we keep: articles, meetings, and what is still due."""
