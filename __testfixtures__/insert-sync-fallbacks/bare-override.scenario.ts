import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Ticket', { id: 1, number: 1 });
  const ticket = make(module.Ticket);
  await call(ticket, 'save');
  return [ticket.stamps, ticket.number];
}
