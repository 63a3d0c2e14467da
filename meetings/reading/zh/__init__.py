"""From an article in Chinese to its encounters: the same values as from a Vietnamese one."""
