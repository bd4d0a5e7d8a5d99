import { serve } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, rows, enter }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Persuasion' });
  seed('Book', { id: 2, title: 'Emma' });
  const { ask, close } = await serve(module.app.callback());
  try {
    return [
      await enter('a route', () => ask('GET /books')),
      await enter('a parameter', () => ask('GET /books/7')),
      await enter('a book', () => ask('DELETE /books/Emma')),
      await enter('an error', () => ask('DELETE /books/Sanditon')),
      await enter('middleware', () => ask('GET /elsewhere')),
      rows('Visit'),
    ];
  } finally {
    await close();
  }
}
