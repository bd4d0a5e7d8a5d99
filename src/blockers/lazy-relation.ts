import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'lazy-relation',
  title: 'Property that runs a query',
  meaning:
    'The override reads a property whose getter reaches the ORM. With a native ORM such a read would have to be awaited, and a getter cannot be async.',
  action:
    'Fetch the related object by a method first and read the property from there, or give the class an async method beside the getter.',
  example: `
class Article extends Model {
  get author() {
    return Author.objects.get({ id: this.authorId });
  }

  save() {
    this.byline = this.author.name;
    super.save();
  }
}
`,
} as const satisfies Blocker;
