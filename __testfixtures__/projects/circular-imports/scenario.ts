import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make, rows }: ScenarioContext) {
  await call(make(modules['src/team.js'].Team, { name: 'red' }), 'save');
  await call(make(modules['src/member.js'].Member, { name: 'ada', team: 1 }), 'save');
  return rows('Team');
}
