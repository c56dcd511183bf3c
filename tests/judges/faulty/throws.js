throw new Error('seeded');
