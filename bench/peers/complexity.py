"""py-ecomplexity on a tidy table of region, industry, period and value.

    complexity.py TABLE.csv [--values FOLDER]

Reads the table and computes ECI, PCI, density, COI and COG of every period. Its
check for log-supermodularity is off: it draws at random and only costs time.
Nothing is written unless results are asked for, so that the whole process is
reading and computing.
"""

import argparse
from pathlib import Path

import pandas as pd
from ecomplexity import ecomplexity

from columns import write_columns

KEYS = ["period", "region", "industry"]
BY_REGION = {"eci": "eci", "coi": "coi"}
BY_INDUSTRY = {"pci": "pci"}
BY_PAIR = {"density": "density", "cog": "cog"}


def compute(table: Path) -> pd.DataFrame:
    """One row for every period, region and industry."""
    data = pd.read_csv(table, dtype={"region": str, "industry": str})
    names = {"time": "period", "loc": "region", "prod": "industry", "val": "value"}
    return ecomplexity(data, names, check_logsupermodularity=False, verbose=False)


def columns(result: pd.DataFrame) -> dict[str, pd.Series]:
    """The results in the order of Naru's rows, each index once."""
    rows = result.sort_values(KEYS)
    regions = rows.drop_duplicates(["period", "region"])
    industries = rows.sort_values(["period", "industry"]).drop_duplicates(["period", "industry"])
    out = {name: regions[column] for name, column in BY_REGION.items()}
    out |= {name: industries[column] for name, column in BY_INDUSTRY.items()}
    out |= {name: rows[column] for name, column in BY_PAIR.items()}
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description="py-ecomplexity on a tidy table.")
    parser.add_argument("table", type=Path)
    parser.add_argument("--values", type=Path, help="folder for the results")
    arguments = parser.parse_args()
    result = compute(arguments.table)
    if arguments.values:
        write_columns(arguments.values, columns(result))


if __name__ == "__main__":
    main()
