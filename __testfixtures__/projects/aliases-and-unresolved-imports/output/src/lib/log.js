import { Entry } from '../entry.js';

export function note(text) {
  return Entry.objects.create({ text });
}

/** Async variant of {@link note}. */
export async function anote(text) {
  return await Entry.objects.acreate({ text });
}
