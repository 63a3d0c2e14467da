"""The grammar of the press in Vietnamese: from words to who met whom, where, when."""
