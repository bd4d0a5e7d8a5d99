import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'delegating-base',
  title: 'Async variant calls the sync one',
  meaning:
    "The base's async variant calls `this.save()`. A mirror would run the override's logic once itself and once more through the base.",
  action:
    "Make the base native, or call `bridgeDelegatingVariants()` of the runtime on it. If the reading is wrong, say `asyncBase: 'native'`.",
  example: `
class Base extends Model {
  save() {}

  async asave() {
    return this.save();
  }
}

class Counter extends Base {
  save() {
    this.count += 1;
    super.save();
  }
}
`,
} as const satisfies Blocker;
