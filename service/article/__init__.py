"""Step 1: what was submitted. Texts, their offsets, and the formats newsrooms send."""
