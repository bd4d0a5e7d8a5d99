import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter, attempt }: ScenarioContext) {
  await enter('a command', () => module.program.parseAsync(['add', 'Emma']));
  const failed = await enter('a command that fails', () => attempt(() => module.program.parseAsync(['count'])));
  return [failed, module.printed, rows('Book')];
}
