"""What pages are told: cards, small views and answers, each a value."""
