import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const menu = make(module.Menu, { courses: [1] });
  menu.use(module.recipes);
  await call(menu, 'save');
  const plan = make(module.Plan, { course: 1 });
  plan.price = (id: number) => module.recipes.find(id);
  await call(plan, 'save');
  return [menu.total, plan.cost];
}
