import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'mixed-bases',
  title: 'Mixin applied to unlike bases',
  meaning:
    'A mixin is applied to a class that bears the variant pair and also to one that does not, or that cannot be told; or what a class extends is chosen among such. There `super.asave()` would be undefined.',
  action: 'Apply the mixin only to classes of the ORM, or give the other base an `asave` of its own.',
  example: `
const Stamped = (Base) =>
  class extends Base {
    save() {
      this.stamp = Date.now();
      super.save();
    }
  };

class File {
  save() {}
}

class Book extends Stamped(Model) {}
class Log extends Stamped(File) {}
`,
} as const satisfies Blocker;
