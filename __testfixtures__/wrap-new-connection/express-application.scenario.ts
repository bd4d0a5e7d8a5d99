import { serve } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, rows, enter }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma', shelf: 'novels' });
  seed('Book', { id: 2, title: 'Letters', shelf: 'other' });
  const { ask, close } = await serve(module.app);
  try {
    return [
      await enter('a bound method', () => ask('GET /shelf/count')),
      await enter('a field', () => ask('GET /shelf')),
      await enter('a list of handlers', () => ask('GET /visits')),
      await enter('a wrapper and the error handler', () => ask('GET /caught'), 2),
      await enter('a parameter', () => ask('GET /books/2')),
      await enter('a parameter and the error handler', () => ask('GET /books/3'), 2),
      await enter('a parameter and a handler', () => ask('DELETE /books/2'), 2),
      await enter('a rejection and the error handler', () => ask('GET /fails'), 2),
      rows('Visit'),
    ];
  } finally {
    await close();
  }
}
