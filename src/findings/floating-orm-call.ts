import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'floating-orm-call',
  severity: 'warning',
  title: 'Promise that nobody awaits',
  meaning:
    'The promise of an async ORM call, or of a function that makes one, is dropped. The call may run after the connection context has ended, where it fails or is cut off, and its error is lost.',
  action:
    'Await the promise, return it, or collect several in `await Promise.all([…])`. Work that is to go on after the request needs a function with a `newConnection()` of its own.',
  example: `
class Book extends Model {}

export async function publish(request) {
  const book = await Book.objects.aget({ id: request.params.id });
  book.asave();
}
`,
} as const satisfies FindingKind;
