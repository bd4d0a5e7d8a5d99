import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter, attempt, settle }: ScenarioContext) {
  const take = (data: object) => attempt(() => module.worker.take({ id: 7, data }));
  return [
    await enter('a job', () => take({ title: 'Emma' })),
    await enter('a job that fails, and the listener', async () => [await take({ title: '' }), await settle()], 2),
    rows('Book'),
    rows('Failure'),
  ];
}
