import { Book } from '../models.js';
import { guard } from '../lib/guard.js';
import { newConnection } from 'orm-migrate-runtime';

const guarded = guard(async (incoming, outgoing) => {
  return newConnection(async () => {
    outgoing.json(await Book.objects.acount());
  });
});

async function total(incoming, outgoing) {
  return newConnection(async () => {
    outgoing.json({ total: await Book.objects.acount(), arguments: arguments.length });
  });
}

export default { guarded, nested: { total } };
