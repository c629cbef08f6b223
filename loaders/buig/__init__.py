"""Budgets for social assistance (BUIG) of SZW, from a workbook to a checked table."""
