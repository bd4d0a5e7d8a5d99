import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'unreachable-variant',
  title: 'Variant cannot be imported',
  meaning:
    "A helper's async variant could be written, but not be reached where the helper is called: it arrives through a namespace, an object or a list of re-exports that would not pass the new name on.",
  action: 'Import the helper by its name from the file that declares it.',
  example: `
// audit.js
import { Model } from 'orm';

class Entry extends Model {}

export function record(book) {
  Entry.objects.create({ book: book.id });
}

// index.js
export { record } from './audit.js';

// book.js
import { Model } from 'orm';
import { record } from './index.js';

export class Book extends Model {
  save() {
    record(this);
    super.save();
  }
}
`,
} as const satisfies Blocker;
