import { Book } from '../models.js';
import { titlesOf } from '../lib/titles.js';
import { newConnection } from 'orm-migrate-runtime';

export async function list(incoming, outgoing) {
  return newConnection(async () => {
    outgoing.json(await titlesOf(incoming.shelf));
  });
}

export const create = async ({ body }, outgoing) => newConnection(async () => outgoing.json({ id: (await Book.objects.acreate(body)).id }));
