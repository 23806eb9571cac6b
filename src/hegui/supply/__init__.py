"""
Knowledge of software supply: names and versions of packages, known vulnerabilities, SBOMs, suppliers.

Engines that readers, examiners and commands ask; none of them reads a source or judges a duty.
"""
