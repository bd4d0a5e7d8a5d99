import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'optional-chain',
  title: 'Call within an optional chain',
  meaning:
    'A call that has to be awaited stands in the middle of an optional chain. An `await` in front of it would end the chain there and change what is skipped.',
  action: 'Split the chain: put the result of the call into a variable first.',
  example: `
class Author extends Model {}

class Book extends Model {
  save() {
    const authors = this.authorId ? Author.objects : null;
    this.country = authors?.get({ id: this.authorId }).country;
    super.save();
  }
}
`,
} as const satisfies Blocker;
