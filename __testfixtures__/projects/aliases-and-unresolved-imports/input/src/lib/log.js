import { Entry } from '../entry.js';

export function note(text) {
  return Entry.objects.create({ text });
}
