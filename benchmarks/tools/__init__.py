"""The same work done with each tool: one module a tool, run as `python -m`."""
