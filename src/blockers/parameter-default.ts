import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'parameter-default',
  title: 'ORM call in a parameter default',
  meaning: 'The default value of a parameter reaches the ORM. An `await` is a syntax error there.',
  action: 'Move the default into the body: `if (position === undefined) …`.',
  example: `
class Item extends Model {
  save(position = Item.objects.count() + 1) {
    this.position = position;
    super.save();
  }
}
`,
} as const satisfies Blocker;
