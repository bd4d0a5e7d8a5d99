import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'unreachable-variant',
  title: 'Variant cannot be imported',
  meaning:
    "A helper's async variant could be written, but not be reached where the helper is called: it arrives through an object, or under another name, and neither would pass the new name on.",
  action: 'Import the helper by its name from the file that declares it.',
  example: `
// audit.js
import { Model } from 'orm';

class Entry extends Model {}

export function record(book) {
  Entry.objects.create({ book: book.id });
}

// index.js
export { record as note } from './audit.js';

// book.js
import { Model } from 'orm';
import { note } from './index.js';

export class Book extends Model {
  save() {
    note(this);
    super.save();
  }
}
`,
} as const satisfies Blocker;
