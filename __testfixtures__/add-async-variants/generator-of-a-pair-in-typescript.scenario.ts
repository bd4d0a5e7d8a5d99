import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, seed }: ScenarioContext) {
  for (const id of [1, 2, 3]) seed('Reading', { id, value: id * 10 });
  const results: unknown[] = [];
  for (const sensor of [new module.Smoothed(), new module.Scaled()]) {
    for await (const value of (await call(sensor, 'values', 1)) as unknown as AsyncIterable<unknown>) results.push(value);
    for await (const value of (await call(sensor, 'pages')) as unknown as AsyncIterable<unknown>) results.push(value);
  }
  return results;
}
