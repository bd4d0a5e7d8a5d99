import { serve } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter }: ScenarioContext) {
  const { ask, close } = await serve(module.app.callback());
  try {
    return [
      await enter('a book', () => ask('POST /books/Emma')),
      await enter('a book that is not finished', () => ask('POST /books/Sanditon')),
      rows('Book'),
      rows('Entry'),
    ];
  } finally {
    await close();
  }
}
