"""Sums of money."""

from __future__ import annotations

import pytest

from worker.enrich.sums import find_sums


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("It cost $5.", ["$5"]),
        ("US$2.3 billion and A$40m", ["US$2.3 billion", "A$40m"]),
        ("reduced by Rs. 25 and Rs 1.5 million", ["Rs. 25", "Rs 1.5 million"]),
        ("R120 000 bail, €45m, £3,000", ["R120 000", "€45m", "£3,000"]),
        ("$500-580 million", ["$500-580 million"]),
        ("between $3.18-$3.81", ["$3.18-$3.81"]),
        ("LKR 30 billion, 300 million rupees", ["LKR 30 billion", "300 million rupees"]),
        ("1,500 yen or 20 US dollars", ["1,500 yen", "20 US dollars"]),
        ("₹21 crore and ₹50 lakhs", ["₹21 crore", "₹50 lakhs"]),
        ("$25.5 million dollars", ["$25.5 million dollars"]),
        ("GBP738 thousand, Rs365mn", ["GBP738 thousand", "Rs365mn"]),
        ("Rs. 1 Million or LKR 2.5 Bn", ["Rs. 1 Million", "LKR 2.5 Bn"]),
        ("they won 3 games", []),
        ("220 pounds of R2S at P81", []),
        ("$AAPL rose, $$$", []),
        ("a 5-year plan in 1999", []),
    ],
)
def test_a_sum_has_figures_and_a_currency(text: str, sums: list[str]) -> None:
    """Signs, codes and spelled currencies, with hundreds, millions and ranges."""
    assert [text[span.start : span.end] for span in find_sums(text)] == sums
