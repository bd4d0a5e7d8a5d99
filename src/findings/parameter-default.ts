import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'parameter-default',
  severity: 'warning',
  title: 'ORM call in a parameter default',
  meaning:
    'A parameter default of an entry point reaches the ORM. Defaults run before the body, so a wrapper around the body cannot cover them.',
  action: 'Move the default into the body: `limit ??= await …`.',
  example: `
class Book extends Model {}

export async function list(request, total = Book.objects.acount()) {
  return await total;
}
`,
} as const satisfies FindingKind;
