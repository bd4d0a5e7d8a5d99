import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'decorator',
  title: 'Decorator of unknown effect',
  meaning:
    'A decorator stands on the override, or on a helper that it calls, or itself contains an ORM call. It may rely on getting a result rather than a promise.',
  action:
    'If the decorator is right on async methods too, list its name under `decorators` in the configuration; it is then copied to the mirror.',
  example: `
class Payment extends Model {
  @logged
  save() {
    this.amount = Math.abs(this.amount);
    super.save();
  }
}
`,
} as const satisfies Blocker;
