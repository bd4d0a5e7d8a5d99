import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Step {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

/** The link keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const hives = modules['src/hives.js'] as Loose;
  const { journal } = modules['src/orm/link.js'] as unknown as { journal: Step[] };
  const numbers = [await call(new hives.Hive({ name: ' south ' }), 'persist')];
  for (const grams of [12000, 8000]) numbers.push(await call(new hives.Weighing({ hive: 1, grams }), 'persist'));
  const refused = await attempt(() => call(new hives.Weighing({ hive: 1, grams: 0 }), 'persist'));
  const sides = new Set(journal.map(({ side }) => side)).size;
  for (const name of ['Camera', 'Beacon', 'Letter']) numbers.push(await call(new (hives[name] as Loose)(), 'persist'));
  return { numbers, refused, sides, done: journal.map(({ what }) => what) };
}

export const fallback = 'some';
