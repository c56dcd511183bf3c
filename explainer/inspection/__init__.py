"""Pictures, drawings and documents from elsewhere: what in them readers should not get."""
