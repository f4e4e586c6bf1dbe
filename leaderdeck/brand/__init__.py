"""How a talk must look: the brand kit and its template."""
