import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'method-value',
  title: 'Method used as a value',
  meaning:
    'A method or function that reaches the ORM is passed on or stored instead of being called. Where and how it will be called cannot be followed.',
  action: 'Call it directly, or pass an arrow function that calls it.',
  example: `
class Lazy extends Model {
  save() {
    const original = super.save;
    original.call(this);
  }
}
`,
} as const satisfies Blocker;
