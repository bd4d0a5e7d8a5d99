import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

/** A rehearsal is made from an order that counts, and writes its log in memory. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const { stores, rehearsals, plain } = modules['src/rehearsals.js'] as unknown as Record<string, Loose[] & Loose>;
  const { journal } = modules['src/store.js'] as unknown as { journal: { readonly what: string }[] };
  const numbers: unknown[] = [];
  for (const each of [...(stores ?? []), ...(rehearsals ?? []), plain]) numbers.push(await call(each, 'put', { name: 'tea' }));
  return { numbers, kept: (rehearsals ?? []).map((each) => each.log?.kept), done: journal.map(({ what }) => what) };
}

export const fallback = 'some';
