"""hegui (合规): tests real systems and data against China's cyberspace laws, as a linter tests code."""
