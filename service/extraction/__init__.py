"""Step 2: what the article says about its sources: who says what, and how they know (codebook sections 2.3 and 3)."""
