"""Step 5: HTTP, and nothing but HTTP."""
