import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

/** The overrides that are mirrored, and one that is not. */
export const fallback = 'some';

export default async function scenario({ modules, call, make, seed, rows }: ScenarioContext) {
  const { Guest, Visit, Floor } = modules['src/visits.js'] as Loose;
  seed('Guest', { id: 1, name: 'Ada' });
  seed('Visit', { id: 4, guestId: 1 });
  await call(make(Guest, { id: 1, name: 'Ada' }), 'delete');
  seed('Floor', { id: 2, busy: true });
  const floor = make(Floor, { id: 2, busy: true });
  await call(floor, 'save');
  return { floors: rows('Floor').length, visits: rows('Visit').length, hasVisit: typeof Visit };
}
