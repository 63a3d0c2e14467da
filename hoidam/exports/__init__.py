"""What is known as tables for those who count: meetings, articles and coded events in three forms."""
