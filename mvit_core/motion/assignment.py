"""The cheapest one-to-one matching of two small sets (Kuhn 1955).

In the shortest-path form of Jonker and Volgenant (1987): each row finds the cheapest chain of reassignments.
"""

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = 1e6


def assign(cost: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pairs (row, column) of least total cost; pairs of cost `FORBIDDEN` and above are left out."""
    if not cost.size:
        return []
    if cost.shape[0] > cost.shape[1]:
        return sorted((row, column) for column, row in assign(cost.T))
    columns = shortest_paths(np.minimum(cost, FORBIDDEN))
    return [(row, column) for row, column in enumerate(columns) if cost[row, column] < FORBIDDEN]


def shortest_paths(cost: NDArray[np.float64]) -> list[int]:
    """The column of each row; there are at least as many columns as rows."""
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, np.intp)  # row of each column, counted from 1; 0 is free
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        least = np.full(columns + 1, np.inf)
        came_from = np.zeros(columns + 1, np.intp)
        done = np.zeros(columns + 1, np.bool_)
        while owner[column]:
            done[column] = True
            current = owner[column]
            reduced = cost[current - 1] - row_price[current] - column_price[1:]
            better = ~done[1:] & (reduced < least[1:])
            least[1:][better] = reduced[better]
            came_from[1:][better] = column
            following = int(np.argmin(np.where(done, np.inf, least)))
            step = least[following]
            row_price[owner[done]] += step
            column_price[done] -= step
            least[~done] -= step
            column = following
        while column:
            owner[column] = owner[came_from[column]]
            column = int(came_from[column])
    result = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            result[owner[column] - 1] = column - 1
    return result
