import { Model } from 'orm';

export class Tag extends Model {}

/** Works later, so it can have no async variant. */
export function touch(book) {
  setTimeout(() => Tag.objects.create({ book }), 0);
}
