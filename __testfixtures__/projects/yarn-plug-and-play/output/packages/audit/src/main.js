import { Model } from 'ledger-orm';

export class Trail extends Model {}

export function note(text) {
  const trail = new Trail();
  trail.text = text;
  return trail.post();
}

/** Async variant of {@link note}. */
export async function anote(text) {
  const trail = new Trail();
  trail.text = text;
  return await trail.apost();
}
