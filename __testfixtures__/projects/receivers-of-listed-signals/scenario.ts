import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ modules, call, make }: ScenarioContext) {
  await call(make(modules['src/leave.js']?.['Leave'], { employee: 7 }), 'save');
}
