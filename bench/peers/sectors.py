"""pymrio on an input–output table: the Leontief inverse and sums, or one impact.

    sectors.py TABLE.csv {inverse,impact} --demand SECTOR [--long --year YEAR] [--values FOLDER]

Prints the seconds from the table as read to the result. A square table has the
selling sectors below one another and a column FINAL; a long one (--long, with
--year) has the columns year, row, col, value. Rows and columns that are not
sectors on both sides are no part of the flows.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pymrio

from columns import Clock, write_columns

DEMAND = 1000.0  # on the sector that is named
OUTPUT = "OUTPUT"  # the row of total output


class Table(NamedTuple):
    """Flows between sectors, in the order of their codes, and total output."""

    flows: pd.DataFrame
    output: pd.DataFrame


class Inverse(NamedTuple):
    """The Leontief inverse with its sums, all that the multipliers need."""

    leontief: pd.DataFrame
    by_column: pd.Series
    by_row: pd.Series


def counted(sector: str) -> tuple[str, int, str, str]:
    """Put c2 before c10, as Naru does: by what stands before the last number, then by it."""
    word = sector.rstrip("0123456789")
    number = sector[len(word) :].lstrip("0")
    return word, len(number), number, sector


def read(path: Path, long: bool, year: int | None) -> Table:
    """Read a table in either form."""
    if long:
        cells = pd.read_csv(path)
        cells = cells[cells["year"] == year]
        matrix = cells.pivot(index="row", columns="col", values="value").fillna(0.0)
    else:
        matrix = pd.read_csv(path, index_col=0)
    sectors = sorted(set(matrix.index) & set(matrix.columns), key=counted)
    output = matrix.loc[[OUTPUT], sectors].T.set_axis(["indout"], axis=1)
    return Table(matrix.loc[sectors, sectors].astype(float), output.astype(float))


def demand_on(table: Table, sector: str) -> pd.DataFrame:
    """A final demand for one sector alone."""
    demand = pd.DataFrame(0.0, index=table.flows.index, columns=["demand"])
    demand.loc[sector, "demand"] = DEMAND
    return demand


def impact(table: Table, demand: pd.DataFrame) -> np.ndarray:
    """Solve (I − A) x = f without the inverse, which pymrio does not offer."""
    a = pymrio.calc_A(table.flows, table.output).to_numpy()
    return np.linalg.solve(np.eye(len(a)) - a, demand.to_numpy()[:, 0])


def invert(table: Table) -> Inverse:
    """Invert I − A and sum over columns and rows."""
    leontief = pymrio.calc_L(pymrio.calc_A(table.flows, table.output))
    return Inverse(leontief, leontief.sum(axis=0), leontief.sum(axis=1))


def columns(table: Table, inverse: Inverse, demand: pd.DataFrame) -> dict[str, np.ndarray]:
    """The inverse and what follows from it, by sector.

    A sector without output takes no part: Naru leaves its multipliers undefined
    where the peer's are 1, so that they are undefined here too.
    """
    ghosh = pymrio.calc_G(pymrio.calc_B(table.flows, table.output), inverse.leontief, table.output)
    live = table.output.to_numpy()[:, 0] != 0

    def defined(values: pd.Series) -> np.ndarray:
        return np.where(live, values.to_numpy(), np.nan)

    return {
        "leontief": inverse.leontief.to_numpy().ravel(),
        "multiplier": defined(inverse.by_column),
        "forward": defined(inverse.by_row),
        "ghosh": defined(ghosh.sum(axis=1)),
        "impact": pymrio.calc_x_from_L(inverse.leontief, demand).to_numpy()[:, 0],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="pymrio on an input–output table.")
    parser.add_argument("table", type=Path)
    parser.add_argument("work", choices=["inverse", "impact"])
    parser.add_argument("--demand", required=True, help="sector that the demand falls on")
    parser.add_argument("--long", action="store_true", help="one cell a row")
    parser.add_argument("--year", type=int, help="of a long table")
    parser.add_argument("--values", type=Path, help="folder for the results")
    arguments = parser.parse_args()
    table = read(arguments.table, arguments.long, arguments.year)
    demand = demand_on(table, arguments.demand)
    clock = Clock()
    if arguments.work == "impact":
        output = impact(table, demand)
        clock.report()
        if arguments.values:
            write_columns(arguments.values, {"impact": output})
        return
    inverse = invert(table)
    clock.report()
    if arguments.values:
        write_columns(arguments.values, columns(table, inverse, demand))


if __name__ == "__main__":
    main()
