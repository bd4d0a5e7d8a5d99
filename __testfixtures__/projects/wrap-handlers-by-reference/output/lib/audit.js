import { Entry } from '../models.js';
import { newConnection } from 'orm-migrate-runtime';

export async function audited(incoming, outgoing, next) {
  return newConnection(async () => {
    await new Entry({ path: incoming.path }).asave();
    next?.();
  });
}
