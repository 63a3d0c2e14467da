"""Makes an outlet's declaration, and a sample to prove it, out of one page; no crawl needs any of it."""
