import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  const [ada, bob] = ['Ada', 'Bob'].map((name) => make(module.Member, { name }));
  const club = make(module.Club, { name: 'chess' });
  // Hidden from the row: a table has no columns of sets.
  Object.defineProperty(club, 'members', { value: new Set([ada, bob]) });
  Object.defineProperty(club, 'byRole', { value: new Map([['chair', bob]]) });
  await call(club, 'save');
  return rows('Member');
}
