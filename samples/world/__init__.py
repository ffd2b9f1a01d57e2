"""A receivables world that never was: customers, what they are billed, how they pay it, and the truth of each payment.

One seed gives one world, day by day, in bounded memory: `Year(seed, Shape(customers=10_000)).days()`. Tests, bench and
demo draw from it. What is made up and how often it happens stands in `shape`; nothing of it is measured, so that
figures got here speak of the rules and not of any house.
"""
