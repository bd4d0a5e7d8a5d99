import { Model } from 'orm';

export class Line extends Model {}

export function log(text) {
  Line.objects.create({ text });
}
