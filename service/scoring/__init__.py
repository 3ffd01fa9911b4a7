"""Step 4: the trained model's eight dimension levels and the codebook's formula (2.6)."""
