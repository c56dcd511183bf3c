"""Pictures, drawings and documents from elsewhere: what they contain that readers should not get."""
