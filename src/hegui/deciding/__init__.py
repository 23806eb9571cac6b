"""
The engine that answers a determination's question: what is given, all that may be, what follows, in which order.

    facts.py      how facts are declared and asked for
    situation.py  what a user gives, checked
    domains.py    what a fact may still be
    exploring.py  runs the function over everything that may be
    runner.py     a question put to a situation; which facts would decide
    lawbook.py    the law of the day, with a note of every value used
    telling.py    the answer: steps, grounds, what remains
    answer.py     its nouns
"""
