import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'fallback-by-hand',
  title: 'Fallback written by hand',
  meaning:
    'The fallback has no `orm-migrate:` comment, or something was added to it: somebody wrote it on purpose, so it is left as it is even where a mirror could be written.',
  action:
    'Delete it and run again, and what can be proven is written in its place. If it is to stay, say why: `fallbackToSyncVariant(home, m, am, { accepted: … })`.',
  example: `
import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class Book extends Model {
  save() {
    this.slug = this.title.toLowerCase();
    super.save();
  }

  static {
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
`,
} as const satisfies Blocker;
