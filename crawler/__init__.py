"""What outlets say: from feeds and pages to articles."""
