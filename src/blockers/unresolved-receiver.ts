import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'unresolved-receiver',
  title: 'Receiver could not be resolved',
  meaning:
    'A method with the name of an ORM operation is called on something of unknown type. It may be an ORM call or not: to await a call that is none, or not to await one that is, would both be wrong.',
  action: 'Say what it is: a type annotation, a JSDoc type, or an import that resolves.',
  example: `
class Link extends Model {
  save() {
    this.target.save();
    super.save();
  }
}
`,
} as const satisfies Blocker;
