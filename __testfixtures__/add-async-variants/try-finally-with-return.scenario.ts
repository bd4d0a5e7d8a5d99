import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const missing = make(module.Job, { id: 40, name: 'missing' });
  const jobs = [make(module.Job, { name: 'one' }), make(module.Job, { name: 'two', broken: true })];
  const results = [await attempt(() => call(missing, 'refreshFromDb'))];
  for (const job of jobs) results.push(await attempt(() => call(job, 'save')));
  for (const fields of [{ attempts: 2 }, { attempts: 9 }, { attempts: 9, silent: true }]) {
    results.push(await attempt(() => call(Object.assign(jobs[0]!, fields), 'delete')));
  }
  return results;
}
