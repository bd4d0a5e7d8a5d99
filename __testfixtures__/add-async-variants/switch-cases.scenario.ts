import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, attempt }: ScenarioContext) {
  const save = (fields: object) => attempt(() => call(make(module.Queue, { ...fields }), 'save'));
  const results = [await save({})];
  seed('Ticket', { id: 1, done: false });
  results.push(await save({}), await save({ limit: 9, strict: true }));
  seed('Ticket', { id: 2, done: true });
  return [...results, await save({ limit: 2 })];
}
