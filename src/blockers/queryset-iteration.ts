import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'queryset-iteration',
  title: 'Query run by iterating',
  meaning:
    'Destructuring or another construct iterates over a queryset, which runs the query. It cannot wait for the rows.',
  action: 'Loop over the queryset with `for…of`, or turn it into an array by a method that has an async variant.',
  example: `
class Tag extends Model {}

class Post extends Model {
  save() {
    const [first] = Tag.objects.orderBy('name');
    this.tag = first;
    super.save();
  }
}
`,
} as const satisfies Blocker;
