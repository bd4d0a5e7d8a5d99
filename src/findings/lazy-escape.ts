import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'lazy-escape',
  severity: 'warning',
  title: 'Query that leaves its context',
  meaning:
    'A queryset, async generator or stream leaves the function whose connection context it needs, before it has run. It runs when somebody asks for its values, and by then the context has ended.',
  action:
    'Run it inside: `await collect(queryset)` from the runtime gives an array, and a loop can write to the response itself.',
  example: `
class Book extends Model {}

export async function list(request, response) {
  const total = await Book.objects.acount();
  response.json({ total, books: Book.objects.all() });
}
`,
} as const satisfies FindingKind;
