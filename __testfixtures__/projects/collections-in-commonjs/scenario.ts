import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Step {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

/** The ORM keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const { courses, students, bills } = modules['src/school.js'] as Loose;
  const { journal } = modules['orm/index.js'] as unknown as { journal: Step[] };
  const first = await call(courses, 'insert', { title: 'algebra' });
  const second = await call(courses, 'insert', { title: 'analysis', needs: ['algebra'] });
  const sides = new Set(journal.map(({ side }) => side)).size;
  const student = await call(students, 'insert', { name: 'Ada' });
  const updated = await call(students, 'update', { name: 'Ada' }, { year: 2 });
  const bill = await call(bills, 'insert', { lines: [{ cents: 3 }, { cents: 4 }] });
  return { sides, first, second, student, updated, bill, done: journal.map(({ what }) => what) };
}

export const fallback = 'some';

export const asyncName = (name: string): string => `${name}Async`;
