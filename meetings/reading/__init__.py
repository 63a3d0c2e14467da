"""From the words of an article to who met whom, where and when: a package a language, and what all share."""
