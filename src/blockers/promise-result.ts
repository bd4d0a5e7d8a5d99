import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'promise-result',
  title: 'Function that gives a promise',
  meaning:
    'A function that reaches the ORM returns a promise although it is not async. Whoever calls it gets that promise; awaiting an async variant of it would give what the promise resolves to instead.',
  action: 'Make the function async and await it where it is called, or return the value itself.',
  example: `
class Book extends Model {
  save() {
    super.save();
    return Promise.resolve(this.id);
  }
}
`,
} as const satisfies Blocker;
