"""
The Gate: no look at another's host without a written authority.  Everything that asks a host goes through it.

    scope = read_scope(path, on)      the scope file: who allows it, when, which hosts, which kinds of look
    gate = Gate(scope)                the only thing in hegui that opens a connection to look at a host
    gate.sent                         what was sent, line by line: evidence for the report

Probing networks without authority is itself an offence (cybersecurity law, article 29; for critical infrastructure, its
regulations, article 31).  A database or mailbox that a user names with its login is a source, not a look.
"""

from __future__ import annotations

from hegui.gate.gate import Gate, OutOfScope, Silent
from hegui.gate.scope import Scope, read_scope

__all__ = ["Gate", "OutOfScope", "Scope", "Silent", "read_scope"]
