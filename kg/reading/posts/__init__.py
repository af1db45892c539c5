"""Posts that a text states: titles, where they are held, and who holds them."""
