"""How the runners of the peers answer: time on standard output, results as columns.

A column is a file NAME.f64 of little-endian doubles, in the order in which
Naru's results come: by period, region and industry, or by sector.
"""

import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike


class Clock:
    """Wall time and processor time of all threads since it was made."""

    def __init__(self) -> None:
        self._wall = time.perf_counter()
        self._processor = time.process_time()

    def report(self) -> None:
        """Write the seconds that have passed, for the program that asked."""
        json.dump(
            {
                "wall": time.perf_counter() - self._wall,
                "processor": time.process_time() - self._processor,
            },
            sys.stdout,
        )


def write_columns(folder: Path, columns: Mapping[str, ArrayLike]) -> None:
    """Write each column to a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in columns.items():
        np.ascontiguousarray(values, dtype="<f8").tofile(folder / f"{name}.f64")
