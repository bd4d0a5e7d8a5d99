import { serve } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, enter }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Persuasion' });
  const { ask, close } = await serve(module.app);
  try {
    // That of the middleware has ended when the handler opens its own.
    return await enter('a route', () => ask('GET /books'), 2);
  } finally {
    await close();
  }
}
