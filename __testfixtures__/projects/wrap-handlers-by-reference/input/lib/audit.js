import { Entry } from '../models.js';

export async function audited(incoming, outgoing, next) {
  await new Entry({ path: incoming.path }).asave();
  next?.();
}
