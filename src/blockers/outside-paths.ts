import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'outside-paths',
  title: 'Helper outside the given paths',
  meaning: 'The override needs an async variant of a function in a file that this run may not change.',
  ofTheRun: true,
  action: 'Run on a folder that contains both files, or take the file out of `ignore`.',
  example: `
// models/book.js
import { Model } from 'orm';
import { record } from '../lib/audit.js';

export class Book extends Model {
  save() {
    record(this);
    super.save();
  }
}

// lib/audit.js
import { Model } from 'orm';

class Entry extends Model {}

export function record(book) {
  Entry.objects.create({ book: book.id });
}
`,
} as const satisfies Blocker;
