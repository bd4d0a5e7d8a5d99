import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter }: ScenarioContext) {
  const job = { attrs: { data: { title: 'Emma' } } };
  return [
    await enter('a job', () => module.agenda.take('add book', job)),
    await enter('a job that calls back', () => module.agenda.take('count books', job)),
    rows('Book'),
  ];
}
