import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

/** The class is there for the script alone, so its override is seen only as the script runs it. */
export default async function scenario({ call, make, seed, orm }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Persuasion' });
  return await call(make(orm.Model, { title: 'Emma' }), 'save');
}

export async function views({ script, seed }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Persuasion' });
  const { note } = (await script('seed.js')).report;
  if (note !== 'saved\n  after 1') throw new Error(`the override did not run: ${String(note)}`);
}
