"""Points as they are printed: tenths that add up to the printed total."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor


def tenths(parts: Sequence[float], ceilings: Sequence[float]) -> tuple[float, ...]:
    """Round `parts` to one decimal so that they add up to their rounded sum (largest remainder).

    A part keeps to its ceiling, rounded, where the sum allows it: no dimension prints more points than are possible.
    """
    exact = [round(part * 10, 6) for part in parts]
    whole = [floor(part) for part in exact]
    missing = floor(round(sum(exact), 6) + 0.5) - sum(whole)
    highest = [floor(ceiling * 10 + 0.5) for ceiling in ceilings]
    order = sorted(range(len(exact)), key=lambda i: (whole[i] >= highest[i], whole[i] - exact[i], i))
    for i in order[:missing]:
        whole[i] += 1
    return tuple(part / 10 for part in whole)
