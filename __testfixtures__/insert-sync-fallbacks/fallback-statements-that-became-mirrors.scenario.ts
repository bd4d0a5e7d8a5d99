import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const rightBefore = true;
export const fallback = 'some';

export default async function scenario({ module, call, make, settle }: ScenarioContext) {
  const ticket = make(module.Ticket);
  await call(ticket, 'save');
  await call(ticket, 'save');
  await call(make(module.Note), 'save');
  await call(make(module.Memo), 'save');
  await call(make(module.Reminder), 'save');
  await settle();
}
