"""What will be written: the plan of pages, and one page from its recipe to its bytes."""
