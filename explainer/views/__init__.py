"""What pages get as answers: cards, small views and reports, each a value."""
