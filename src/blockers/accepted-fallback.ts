import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'accepted-fallback',
  title: 'Fallback accepted with a reason',
  meaning: 'The fallback says why it is to stay. It is left as it is, and `--check` does not count it as open.',
  action: 'Nothing; or delete it and run again, once the reason is gone.',
  example: `
import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class Book extends Model {
  save() {
    this.slug = this.title.toLowerCase();
    super.save();
  }

  static {
    fallbackToSyncVariant(this.prototype, 'save', 'asave', { accepted: 'only the nightly import saves books' });
  }
}
`,
} as const satisfies Blocker;
