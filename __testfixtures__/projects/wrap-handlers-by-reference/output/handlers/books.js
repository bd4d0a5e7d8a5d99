import { Book } from '../models.js';
import { titlesOf } from '../lib/titles.js';
import { newConnection } from 'orm-migrate-runtime';

export async function list(incoming, outgoing) {
  return newConnection(async () => {
    outgoing.json(await titlesOf(incoming.params.shelf ?? 'a'));
  });
}

export const create = async ({ body }, outgoing) => newConnection(async () => outgoing.json({ id: (await Book.objects.acreate(body)).id }));

const count = async (incoming, outgoing) => {
  return newConnection(async () => {
    outgoing.json({ count: await Book.objects.acount() });
  });
};

export { count };
