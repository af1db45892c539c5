"""What names look like: places with their official codes, persons. Known before any article is read."""
