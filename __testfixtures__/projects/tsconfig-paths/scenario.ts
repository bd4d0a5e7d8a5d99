import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make, rows }: ScenarioContext) {
  const invoice = make(modules['src/models/invoice.ts'].Invoice, { total: 3 });
  await call(invoice, 'save');
  await call(modules['src/audit.ts'], 'audit', 'by hand');
  return rows('AuditEntry').length;
}
