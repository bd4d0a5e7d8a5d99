import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const circle = make(module.Circle, { radius: 2 });
  await call(circle, 'save');
  return circle.area;
}
