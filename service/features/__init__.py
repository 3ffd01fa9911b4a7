"""Step 3: the evidence as numbers, each with a name, a unit, a meaning and a direction."""
