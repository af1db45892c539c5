"""Honours: what was received (荣获“…”称号, 入选…名单, 位列全市第一), and by whom."""
