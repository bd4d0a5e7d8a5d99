import type { ScenarioContext } from '../../tests/harness/scenario.ts';

/** A text answers `search()` with a number in both variants. */
export default async function scenario({ module: { Finder, Searcher }, call }: ScenarioContext) {
  const word = ({ word: found }: { word: string }) => found;
  const found = word((await call(new Finder(), 'find', 'a')) as { word: string });
  const failed = await call(Object.assign(new Finder(), { isShort: true }), 'find', 'a').catch(
    (error: unknown) => error instanceof TypeError,
  );
  const searcher = Object.assign(new Searcher(), { isShort: true });
  await call(searcher, 'search', 'word');
  return { found, failed, at: searcher['found'] };
}

export const fallback = 'some';
