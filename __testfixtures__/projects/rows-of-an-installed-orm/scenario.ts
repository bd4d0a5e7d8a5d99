import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: string;
  readonly text: string;
}

export default async function scenario({ modules, call }: ScenarioContext) {
  const m = modules['src/stamps.ts'] as Loose;
  const { log } = modules['node_modules/gate-tables/index.js'] as unknown as { log: Entry[] };
  const start = log.length;
  const first = log.filter(({ text }) => text.startsWith('add')).length;
  const outcomes: unknown[] = [];
  const attempt = async (owner: unknown, name: string, ...values: unknown[]): Promise<void> => {
    try {
      const { id: _, ...rest } = (await call(owner, name, ...values)) as unknown as { id: number };
      outcomes.push(rest);
    } catch (error) {
      outcomes.push((error as Error).message);
    }
  };
  const stamps = new m['Stamps'](`stamps ${String(first)}`);
  await attempt(stamps, 'add', { code: 'a 1', cents: 5, tags: [' sum '] });
  await attempt(stamps, 'add', { code: 'A1', cents: 5, tags: [] });
  const counted = new m['Counted'](`counted ${String(first)}`);
  await attempt(counted, 'add', { code: 'b', cents: 5, tags: ['sum'] });
  await attempt(counted, 'add', { code: 'c', cents: 2, tags: ['sum'] });
  await attempt(new m['Stamp']({ gate: stamps, row: { code: 'A1', cents: 1, tags: [] } }), 'keep');
  await attempt(new m['Stamp']({ gate: stamps, row: { code: 'D', cents: 1, tags: [] } }), 'keep');
  return { outcomes, sides: new Set(log.slice(start).map(({ side }) => side)).size };
}

export const fallback = 'some';
