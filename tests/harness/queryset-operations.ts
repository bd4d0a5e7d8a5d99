import { compare } from './lookups.ts';
import type { Body, Definitions } from './pairs.ts';
import type { QuerySet } from './queryset.ts';
import { type Fields, type Instance, MultipleObjectsReturned, ObjectDoesNotExist, type Store } from './store.ts';

/** The operations of a query, each written once for both variants (see `Body`). */
export function querySetOperations(store: Store): Definitions<QuerySet> {
  const one = (self: QuerySet, conditions: Fields): Instance => {
    const found = self.filter(conditions).instances();
    if (found.length > 1) throw new MultipleObjectsReturned(`get() returned more than one ${self.model.name}`);
    if (found[0] === undefined) throw new ObjectDoesNotExist(`${self.model.name} matching query does not exist.`);
    return found[0];
  };
  const extreme = (self: QuerySet, field: string, sign: 1 | -1): Instance => {
    const found = self.instances().sort((a, b) => sign * compare(Reflect.get(a, field), Reflect.get(b, field)));
    if (found[0] === undefined) throw new ObjectDoesNotExist(`${self.model.name} matching query does not exist.`);
    return found[0];
  };
  function* save(instance: Instance): Body {
    yield { receiver: instance, method: 'save', args: [] };
    return instance;
  }
  function* updateAll(self: QuerySet, fields: Fields): Body {
    const found = self.instances();
    for (const instance of found) store.write(Object.assign(instance, fields));
    return found.length;
  }
  return {
    *get(self, conditions: Fields = {}) {
      return one(self, conditions);
    },
    *first(self) {
      return self.instances()[0] ?? null;
    },
    *last(self) {
      return self.instances().at(-1) ?? null;
    },
    *earliest(self, field: string) {
      return extreme(self, field, 1);
    },
    *latest(self, field: string) {
      return extreme(self, field, -1);
    },
    *count(self) {
      return self.rows().length;
    },
    *exists(self) {
      return self.rows().length > 0;
    },
    *contains(self, instance: Instance) {
      return self.rows().some((row) => row['id'] === instance.id);
    },
    *explain(self) {
      return `scan of ${store.tableOf(self.model)}`;
    },
    *aggregate(self, totals: Readonly<Record<string, string>>) {
      const sums = Object.entries(totals).map(([name, field]) => {
        return [name, self.rows().reduce((sum, row) => sum + Number(row[field]), 0)] as const;
      });
      return Object.fromEntries(sums);
    },
    *inBulk(self, keys: readonly unknown[]) {
      const found = self.instances().filter(({ id }) => keys.includes(id));
      return new Map(found.map((instance) => [instance.id, instance]));
    },
    *create(self, fields: Fields = {}) {
      return yield* save(Object.assign(new self.model(), fields));
    },
    *getOrCreate(self, { defaults, ...conditions }: Fields & { defaults?: Fields }) {
      const found = self.filter(conditions).instances()[0];
      if (found !== undefined) return [found, false];
      return [yield* save(Object.assign(new self.model(), conditions, defaults)), true];
    },
    *updateOrCreate(self, { defaults, ...conditions }: Fields & { defaults?: Fields }) {
      const found = self.filter(conditions).instances()[0];
      const instance = Object.assign(found ?? new self.model(), conditions, defaults);
      return [yield* save(instance), found === undefined];
    },
    *bulkCreate(_self, instances: readonly Instance[]) {
      for (const instance of instances) store.write(instance);
      return instances;
    },
    *bulkUpdate(_self, instances: readonly Instance[], fields: readonly string[]) {
      for (const instance of instances) store.write(instance, fields);
      return instances.length;
    },
    update: updateAll,
    *delete(self) {
      return self.instances().reduce((removed, instance) => removed + store.remove(instance), 0);
    },
  };
}
