import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'implicit-call',
  title: 'Call that is not written',
  meaning:
    'The body does something that runs a method without calling it, and that reaches the ORM: it turns an object into a primitive (`${book}`, `String(book)`, `JSON.stringify(book)`: `toString()`, `valueOf()`, `toJSON()`), iterates over it, disposes of it (`using`), asks `instanceof` or `in`, gives it to `replace()` or `split()`, or uses a proxy, which runs a trap. The language cannot wait for such a call.',
  action: 'Call a method of another name, or load what is needed beforehand.',
  example: `
class Loan extends Model {
  toString() {
    return \`loan of \${Book.objects.get({ loan: this }).title}\`;
  }

  save() {
    this.label = \`\${this}\`;
    super.save();
  }
}
`,
} as const satisfies Blocker;
