import { serve } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, enter, settle }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Emma' });
  const { ask, close } = await serve(module.server);
  try {
    const first = await enter('a connection and a request', () => ask('GET /Emma'), 2);
    await settle();
    const signal = await enter('an event of the process', async () => {
      process.emit('orm-migrate-fixture' as 'disconnect', ...(['stop'] as unknown as []));
      await settle();
    });
    return [first, signal, module.events];
  } finally {
    await close();
  }
}
