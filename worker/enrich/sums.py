"""Sums of money as news writes them: `$2.3 billion`, `Rs. 25`, `500-580 million dollars`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worker.article import LabelledSpan

__all__ = ["find_sums"]

_SIGN = (
    r"(?:(?:U\.S\.[ \u00a0]?|US|AU|A|CA|C|HK|NZ|NT|TT|EC|S|R)?\$|[€£¥₹₦₩₱₪฿₫₵]"
    r"|(?:Rs|LKR|INR|USD|EUR|GBP|JPY|CNY|RMB|KES|K[Ss]h|ZAR|NGN|GHS|GH[¢₵]|UGX|TZS|PKR|BDT|Tk|AED"
    r"|SAR|QAR|SGD|AUD|NZD|CAD|HKD|MYR|RM|THB|Rp|PHP|Php|KRW|CHF|SEK|NOK|DKK|PLN|BRL|MXN)(?![A-Za-z])\.?"
    r"|R(?=\d))"
)
_NUMBER = r"\d+(?:[.,]\d+)*(?: 000\b)*"
_TIMES = (
    r"(?:[ \u00a0-]?(?:[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|[Cc]rores?"
    r"|[Ll]akhs?|mil|bil|[Mm]n|[Bb]n|tn|[mbkMBK])\b)*"
)
_UNIT = (
    r"(?:dollars?|euros?|rupees?|yen|yuan|rou?bles?|pesos?|rand|naira|shillings?|won|dirhams?"
    r"|riyals?|taka|baht|ringgit|francs?)"
)
_SIGNED = re.compile(
    rf"(?<![\w$]){_SIGN}[ \u00a0]?{_NUMBER}(?:{_TIMES}[-–]{_SIGN}?{_NUMBER})?{_TIMES}"
    rf"(?:[ \u00a0]{_UNIT})?(?!\w)"
)
#: Pounds and cents are left out: pounds weigh, and a cent is said of many things.
_SPELLED = re.compile(
    rf"(?<![\w.,$£€-]){_NUMBER}(?:{_TIMES}[-–]{_NUMBER})?{_TIMES}[ \u00a0]"
    rf"(?:(?:US|U\.S\.|Australian|Canadian|Hong Kong)[ \u00a0])?{_UNIT}\b"
)


def find_sums(text: str) -> Iterator[LabelledSpan]:
    """Yields where a text names a sum in figures with its currency; none overlap."""
    end = 0
    matches = [*_SIGNED.finditer(text), *_SPELLED.finditer(text)]
    for match in sorted(matches, key=re.Match.start):
        if match.start() >= end:
            end = match.end()
            yield LabelledSpan(match.start(), end, "MONEY")
