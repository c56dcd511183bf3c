"""Pictures, fonts, maps and charts. Only here is Pillow used."""
