import { serve } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter }: ScenarioContext) {
  const { ask, close } = await serve(module.app);
  const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 20));
  try {
    return [
      await enter('a job of a queue', () => ask('POST /orders?total=7').finally(pause), 2),
      await enter('a timer', () => ask('DELETE /orders').finally(pause), 2),
      await enter('a listener', () => ask('PATCH /orders').finally(pause), 2),
      await enter('what somebody waits for', () => ask('GET /orders')),
      rows('Entry'),
    ];
  } finally {
    await close();
  }
}
