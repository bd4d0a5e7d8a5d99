import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  for (const name of ['Ticket', 'Pass', 'Seat']) await call(make(modules['src/tickets.ts']?.[name], {}), 'save');
  await call(make(modules['src/visits.ts']?.['Visit'], {}), 'save');
}
