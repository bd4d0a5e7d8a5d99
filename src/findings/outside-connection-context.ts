import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'outside-connection-context',
  severity: 'warning',
  title: 'ORM call without a context',
  meaning:
    'An async ORM call can be reached on a way on which nothing opens a connection context. Outside of one the ORM runs the sync variant or refuses.',
  action:
    'Make the function at the beginning of the call path an entry point (`views` in the configuration), or call `newConnection()` there.',
  example: `
class Book extends Model {}

export async function countBooks() {
  return await Book.objects.acount();
}
`,
} as const satisfies FindingKind;
