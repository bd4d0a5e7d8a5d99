import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Seat', { id: 90, row: 0 });
  const ticket = make(module.Ticket, { count: 5, codes: {} });
  await call(ticket, 'save', 'extra');
  return [ticket.count, ticket.codes];
}
