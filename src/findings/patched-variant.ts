import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'patched-variant',
  severity: 'warning',
  title: 'Variant replaced from outside',
  meaning:
    'A sync variant is replaced on an object or a prototype from outside of its class. Its async variant does not know of that, and goes on as before.',
  action: 'Override the method in a class, or replace the async variant in the same place.',
  example: `
class Book extends Model {}

export function silence(name) {
  Book.prototype[name] = () => {};
}
`,
} as const satisfies FindingKind;
