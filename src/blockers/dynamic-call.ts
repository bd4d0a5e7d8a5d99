import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'dynamic-call',
  title: 'Call chosen at run time',
  meaning:
    'Which function runs is decided by a computed name, a borrowed method, a template tag or code in a string. What it reaches cannot be seen.',
  action: 'Call the method by its name, or write out the choice as a `switch` over direct calls.',
  example: `
class Workflow extends Model {
  save() {
    for (const step of this.steps) this[step]();
    super.save();
  }
}
`,
} as const satisfies Blocker;
