import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const visit = make(module.Visit, {});
  await call(visit, 'save');
  const counter = make(module.Counter, {});
  await call(counter, 'save');
  const tour = make(module.Tour, {});
  await call(tour, 'save');
  const stop = make(module.Stop, { start: { limit: 3 } });
  await call(stop, 'save');
  return [counter.text, tour.first, stop.text];
}
