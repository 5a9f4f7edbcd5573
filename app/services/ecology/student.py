"""Student's t: how much wider an interval is whose spread is known from few alone."""

T95 = (12.706205, 4.302653, 3.182446, 2.776445)  # of 1 to 4 degrees of freedom, where the series is too short
Z95 = 1.959964


def t95(degrees: int) -> float:
    """Its 97.5th percentile, to four digits: that of a 95 % interval.

    The series of Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.7.5.
    """
    if degrees <= len(T95):
        return T95[max(degrees, 1) - 1]
    z = Z95
    return (
        z
        + (z**3 + z) / (4 * degrees)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * degrees**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * degrees**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * degrees**4)
    )
