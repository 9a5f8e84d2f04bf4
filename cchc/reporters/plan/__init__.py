"""The plan: its targets, one entry in full, and the schemas for others."""
