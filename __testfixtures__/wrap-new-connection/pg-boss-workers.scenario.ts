import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter }: ScenarioContext) {
  const boss = await module.start();
  const jobs = [{ data: { title: 'Emma' } }, { data: { title: 'Persuasion' } }];
  return [await enter('a batch of jobs', () => boss.take('add-books', jobs)), rows('Book')];
}
