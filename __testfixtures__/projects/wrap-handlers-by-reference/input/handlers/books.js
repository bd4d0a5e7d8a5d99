import { Book } from '../models.js';
import { titlesOf } from '../lib/titles.js';

export async function list(incoming, outgoing) {
  outgoing.json(await titlesOf(incoming.params.shelf ?? 'a'));
}

export const create = async ({ body }, outgoing) => outgoing.json({ id: (await Book.objects.acreate(body)).id });

const count = async (incoming, outgoing) => {
  outgoing.json({ count: await Book.objects.acount() });
};

export { count };
