import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, settle, rows }: ScenarioContext) {
  const mail = make(module.Mail, { to: 'ada' });
  await call(mail, 'save');
  const before = rows('Mail').length;
  await settle();
  return { before, after: rows('Mail').length };
}
