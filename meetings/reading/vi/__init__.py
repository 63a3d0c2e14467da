"""Vietnamese articles: whether they are about our subject, and the encounters they tell of."""
