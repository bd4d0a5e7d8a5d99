import { serve } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, enter }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Persuasion' });
  const { ask, close } = await serve(module.app.callback());
  try {
    return [
      await enter('before the middleware', () => ask('GET /health')),
      // The one before it opens a context that holds nothing of its own.
      await enter('a route of a router', () => ask('GET /books'), 2),
      await enter('behind it', () => ask('GET /elsewhere'), 2),
    ];
  } finally {
    await close();
  }
}
