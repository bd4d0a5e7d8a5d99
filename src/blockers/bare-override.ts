import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'bare-override',
  title: 'Override without an async variant',
  meaning:
    'The body calls a sync variant that runs an override which is left as it is: marked `orm-migrate-ignore`, itself async, outside the given paths, or in a dependency. Its async variant would be that of a class further up, so the override would be skipped.',
  ofTheRun: true,
  action: 'Write an async variant of that override by hand, or let the tool change the file it stands in.',
  example: `
// orm-migrate-ignore
class Stamped extends Model {
  save() {
    this.stamp = 1;
    super.save();
  }
}

class Book extends Stamped {
  save() {
    this.pages = 1;
    super.save();
  }
}
`,
} as const satisfies Blocker;
