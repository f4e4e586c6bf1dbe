"""Handing a talk over: for whom, what goes out, one folder or packed file, and what was handed over before."""
