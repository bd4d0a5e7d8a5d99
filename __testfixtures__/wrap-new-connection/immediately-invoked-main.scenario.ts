import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario(context: ScenarioContext) {
  return await context.enter('a script', async () => {
    const { done } = context.module;
    await context.settle();
    return done;
  });
}
