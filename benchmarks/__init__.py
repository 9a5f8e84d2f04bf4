"""Compares cchc with other tools on the figures of a whole country."""
