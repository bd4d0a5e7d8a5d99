import { Model } from 'ledger-orm';

export class Trail extends Model {}

export function note(text) {
  const trail = new Trail();
  trail.text = text;
  return trail.post();
}
