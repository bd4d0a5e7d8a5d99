import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  await call(make(modules['src/ticket.js']?.['Ticket'], {}), 'save');
  await call(make(modules['src/visit.js']?.['Visit'], {}), 'save');
}
