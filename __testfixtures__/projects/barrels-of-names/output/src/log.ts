import { Model } from 'orm';

export class Entry extends Model {}

export function record(text: string): void {
  Entry.objects.create({ text });
}

/** Async variant of {@link record}. */
export async function arecord(text: string): Promise<void> {
  await Entry.objects.acreate({ text });
}

export function remember(text: string): void {
  Entry.objects.create({ text });
}
