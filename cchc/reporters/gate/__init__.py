"""What the gate for submitted figures has found, for people and for machines."""
