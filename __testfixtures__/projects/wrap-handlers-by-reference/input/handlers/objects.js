import { Book } from '../models.js';
import { guard } from '../lib/guard.js';

const guarded = guard(async (incoming, outgoing) => {
  outgoing.json(await Book.objects.acount());
});

async function total(incoming, outgoing) {
  outgoing.json({ total: await Book.objects.acount(), arguments: arguments.length });
}

export default { guarded, nested: { total } };
