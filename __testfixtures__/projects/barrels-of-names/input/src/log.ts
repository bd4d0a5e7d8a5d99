import { Model } from 'orm';

export class Entry extends Model {}

export function record(text: string): void {
  Entry.objects.create({ text });
}

export function remember(text: string): void {
  Entry.objects.create({ text });
}
