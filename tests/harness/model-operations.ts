import type { Database } from './database.ts';
import type { Definitions } from './pairs.ts';
import type { QuerySet } from './queryset.ts';
import type { Fields, Instance, ModelClass, Store } from './store.ts';

/** What an instance can do. */
export function modelOperations(store: Store): Definitions<Instance> {
  return {
    *save(self, options: { readonly updateFields?: readonly string[] } | undefined) {
      store.write(self, options?.updateFields);
      // Django's gives nothing; this one does, or a mirror that loses the result could not be told from a right one.
      return `saved ${String(self.id)}`;
    },
    *delete(self) {
      return store.remove(self);
    },
    *refreshFromDb(self) {
      store.refresh(self);
      return undefined;
    },
  };
}

/** `transaction.atomic(callback)`: begins and ends around the callback, and puts the rows back if it throws. */
export function transactionOperations(database: Database, end: (how: string) => void): Definitions<object> {
  return {
    *atomic(_self, callback: () => unknown) {
      const { commit, rollback } = database.begin();
      try {
        const result = yield { callback, args: [] };
        commit();
        end('commit');
        return result;
      } catch (error) {
        rollback();
        end('rollback');
        throw error;
      }
    },
  };
}

/** Functions that stand beside the classes: `getObjectOr404(Book, { id })`. */
export function functionOperations(): Definitions<object> {
  return {
    *getObjectOr404(_self, source: ModelClass | QuerySet, conditions: Fields) {
      const query = 'objects' in source ? source.objects : source;
      try {
        return yield { receiver: query as QuerySet, method: 'get', args: [conditions] };
      } catch {
        throw new Http404(`No match for the given query.`);
      }
    },
    *prefetchRelatedObjects(_self, instances: readonly Instance[]) {
      return instances.length;
    },
  };
}

export class Http404 extends Error {
  override readonly name = 'Http404';
}

/** A list of listeners; `send` tells them in the order in which they came. */
export interface Signal {
  readonly listeners: ((...args: readonly unknown[]) => unknown)[];
}

export function signalOperations(): Definitions<Signal> {
  return {
    *send(self, ...args: unknown[]) {
      const results: unknown[] = [];
      for (const callback of self.listeners) results.push(yield { callback, args });
      return results;
    },
    *sendRobust(self, ...args: unknown[]) {
      const results: unknown[] = [];
      for (const callback of self.listeners) {
        try {
          results.push(yield { callback, args });
        } catch (error) {
          results.push(error);
        }
      }
      return results;
    },
  };
}

/** The other side of a many-to-many relation; the members are kept on the instance that owns the relation. */
export interface RelatedManager {
  readonly owner: Instance;
  readonly field: string;
  readonly model: ModelClass;
}

export function relatedOperations(): Definitions<RelatedManager> {
  const members = (self: RelatedManager): Instance[] => (Reflect.get(self.owner, self.field) as Instance[]) ?? [];
  const assign = (self: RelatedManager, instances: readonly Instance[]): void => {
    Reflect.set(self.owner, self.field, [...instances]);
  };
  return {
    *add(self, ...instances: Instance[]) {
      assign(self, [...members(self), ...instances]);
      return undefined;
    },
    *remove(self, ...instances: Instance[]) {
      assign(
        self,
        members(self).filter((member) => !instances.includes(member)),
      );
      return undefined;
    },
    *set(self, instances: readonly Instance[]) {
      assign(self, instances);
      return undefined;
    },
    *clear(self) {
      assign(self, []);
      return undefined;
    },
    *create(self, fields: Fields) {
      const instance = Object.assign(new self.model(), fields);
      yield { receiver: instance, method: 'save', args: [] };
      assign(self, [...members(self), instance]);
      return instance;
    },
    *count(self) {
      return members(self).length;
    },
  };
}
