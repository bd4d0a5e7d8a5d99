import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  const { Parcel } = modules['src/parcels.ts'] as any;
  const { Counter, Entry, Zone } = modules['src/services.ts'] as any;
  make(Zone, { code: 'north' }).save();
  const outcomes: unknown[] = [];
  const attempt = async (values: object, method: string): Promise<void> => {
    const parcel = make(Parcel, values);
    try {
      outcomes.push((await call(parcel, method)) ?? null);
    } catch (error) {
      outcomes.push((error as Error).message);
    }
  };
  await attempt({ name: 'book', weight: 1, zone: 'north' }, 'save');
  await attempt({ name: '', weight: 1, zone: 'north' }, 'save');
  await attempt({ name: 'stone', weight: 99, zone: 'north' }, 'save');
  await attempt({ name: 'shell', weight: 1, zone: 'south' }, 'save');
  const counter = new Counter();
  Parcel.use(Parcel.checks.slice(0, 2), counter);
  await attempt({ name: 'vase', weight: 1, zone: 'south' }, 'save');
  await attempt({ id: 7, name: 'vase', weight: 1, zone: 'south' }, 'delete');
  return { outcomes, count: counter.count, entries: Entry.objects.all().count() };
}

export const fallback = 'some';
