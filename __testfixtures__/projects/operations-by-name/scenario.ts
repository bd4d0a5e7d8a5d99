import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Step {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

/** The ORM keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const clinic = modules['src/clinic.js'] as Loose;
  const { journal } = modules['src/orm/engine.js'] as unknown as { journal: Step[] };
  const patients = new clinic.Patients('patients');
  const first = await call(patients, 'insert', { name: 'Ada', email: 'ada@example.org' });
  const again = await attempt(() => call(patients, 'insert', { name: 'Ada', email: 'ada@example.org' }));
  const found = await call(patients, 'select', { email: 'ada@example.org' });
  const erased = await call(patients, 'erase', { id: first });
  const sides = new Set(journal.map(({ side }) => side)).size;
  const letters = [];
  for (const name of ['LetterOfWords', 'LetterOfTurns', 'LetterInLine', 'LetterMoved', 'LetterBorrowed'] as const) {
    const Letter = clinic[name] as Loose;
    letters.push(await call(new Letter(), 'insert', { to: 'Ada' }), { ...clinic.counter });
  }
  return { first, again, found, erased, sides, done: journal.map(({ what }) => what), letters };
}

export const fallback = 'some';
