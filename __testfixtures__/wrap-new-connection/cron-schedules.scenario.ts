import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, rows, enter, attempt, settle }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Sanditon' });
  const { counted, cleaned, job, options, results } = module;
  try {
    return [
      await enter('a schedule', () => counted.execute()),
      await enter('a task that fails', () => attempt(() => cleaned.execute())),
      await enter('a job', async () => [await job.fireOnTick(), await settle()]),
      await enter('a job of options', async () => [await options.fireOnTick(), await settle()]),
      results,
      rows('Book'),
    ];
  } finally {
    await counted.destroy();
    await cleaned.destroy();
  }
}
