import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'implicit-call',
  title: 'Implicit call of a conversion',
  meaning:
    'The body turns an object into a primitive (`${book}`, `book + 1`, `String(book)`, `JSON.stringify(book)`), which runs its `toString()`, `valueOf()` or `toJSON()`, and that reaches the ORM. The language cannot wait for such a call.',
  action: 'Call a method of another name, or load what the text needs beforehand.',
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
