import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'nested-callback',
  title: 'ORM call in a callback',
  meaning:
    'A function inside the override reaches the ORM and is run by something else: a timer, a comparator, a promise reaction, an event handler, a function of a package. Nothing waits for a promise there.',
  action: 'Take the ORM call out of the callback: fetch before, or loop with `for…of`.',
  example: `
class Clock extends Model {
  save() {
    setTimeout(() => Tick.objects.create({ clock: this.id }), 0);
    super.save();
  }
}
`,
} as const satisfies Blocker;
