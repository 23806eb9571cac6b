"""
The engine that answers a determination's question: what is given, all that may be, what follows, in which order.

    declaring.py  how facts are declared
    asking.py     what a function gets when it reads one: something to ask, which may not be known
    situation.py  what a user gives, checked
    domains.py    what a fact may still be
    questions.py  questions about one fact, and what a way knows
    exploring.py  leads the function through everything that may be, and keeps its questions as a tree
    rows.py       rows judged each on its own
    recalling.py  what was found, remembered by what was read to find it
    together.py   questions about several rows together
    criteria.py   criteria of which the highest counts
    agreeing.py   can the rows all be so at the same time?
    kinds.py      all that one row may be, by each function that judged it
    searching.py  which ending of each row would make them so?
    narrowing.py  which outcomes stay open when one more fact is known?
    determination.py  what a question is
    explored.py   what all its ways say together
    runner.py     a question put to a situation; which facts would decide
    lawbook.py    the law of the day, with a note of every value used
    telling.py    the answer: steps, grounds, what remains
    sealing.py    the digest of an answer
    answer.py     its nouns
"""
