import { type Conditions, matches, sortRows } from './lookups.ts';
import { define, definePairs, type PairOptions } from './pairs.ts';
import type { Row } from './database.ts';
import { querySetOperations } from './queryset-operations.ts';
import type { Instance, ModelClass, Store } from './store.ts';

export interface Query {
  readonly include: readonly Conditions[];
  readonly exclude: readonly Conditions[];
  readonly order: readonly string[];
  readonly limit: number | null;
}

const EVERYTHING: Query = { include: [], exclude: [], order: [], limit: null };

/** A lazy query: building one touches no rows, iterating over it or calling one of its operations does. */
export interface QuerySet {
  readonly model: ModelClass;
  readonly query: Query;
  filter(conditions: Conditions): QuerySet;
  /** The rows it stands for, unrecorded: the operations record what was asked. */
  rows(): readonly Row[];
  instances(): Instance[];
}

export type QuerySetClass = new (model: ModelClass, query?: Query) => QuerySet;
export type OrmOptions = Omit<PairOptions<never>, 'describe'>;

/** Makes the query class and the manager class of one run; a later run must not write to this one's trace. */
export function createQuerySets(
  store: Store,
  options: OrmOptions,
): { readonly QuerySet: QuerySetClass; readonly Manager: QuerySetClass } {
  class TracedQuerySet implements QuerySet {
    readonly model: ModelClass;
    readonly query: Query;

    constructor(model: ModelClass, query: Query = EVERYTHING) {
      this.model = model;
      this.query = query;
    }

    all(): QuerySet {
      return this.#with({});
    }

    filter(conditions: Conditions = {}): QuerySet {
      return this.#with({ include: [...this.query.include, conditions] });
    }

    exclude(conditions: Conditions): QuerySet {
      return this.#with({ exclude: [...this.query.exclude, conditions] });
    }

    orderBy(...order: readonly string[]): QuerySet {
      return this.#with({ order });
    }

    reverse(): QuerySet {
      return this.orderBy(...this.query.order.map((name) => (name.startsWith('-') ? name.slice(1) : `-${name}`)));
    }

    none(): QuerySet {
      return this.#with({ limit: 0 });
    }

    distinct(): QuerySet {
      return this.#with({});
    }

    selectRelated(): QuerySet {
      return this.#with({});
    }

    rows(): readonly Row[] {
      const { include, exclude, order, limit } = this.query;
      const found = store.database
        .rows(store.tableOf(this.model))
        .filter((row) => include.every((conditions) => matches(row, conditions)))
        .filter((row) => !exclude.some((conditions) => matches(row, conditions)));
      const sorted = sortRows(found, order);
      return limit === null ? sorted : sorted.slice(0, limit);
    }

    instances(): Instance[] {
      return this.rows().map((row) => store.load(this.model, row));
    }

    #with(change: Partial<Query>): QuerySet {
      // Always a plain query: a manager's overrides belong to the manager, not to the queries that it makes.
      return new TracedQuerySet(this.model, { ...this.query, ...change });
    }
  }

  const describe = (self: QuerySet): { target: string; fields: unknown } => ({
    target: `${self.model.name}.objects`,
    fields: self.query,
  });
  const home: QuerySet = TracedQuerySet.prototype;
  definePairs(home, querySetOperations(store), { ...options, describe });
  defineIteration(home, { ...options, describe });
  return { QuerySet: TracedQuerySet, Manager: class Manager extends TracedQuerySet {} };
}

/** Iteration gives its rows one by one and not as a result, so it stands apart from the pairs. */
function defineIteration(home: QuerySet, { trace, asyncName, turn, describe }: PairOptions<QuerySet>): void {
  const fetch = (self: QuerySet, flavour: 'sync' | 'async'): Instance[] => {
    const { target, fields } = describe(self);
    trace.record({ name: 'iterate', target, flavour, details: JSON.stringify(fields) });
    return self.instances();
  };
  function* iterate(this: QuerySet): Generator<Instance> {
    yield* trace.run(`${describe(this).target} iteration`, () => fetch(this, 'sync'));
  }
  async function* iterateAsync(this: QuerySet): AsyncGenerator<Instance> {
    const found = await trace.run(`${describe(this).target} async iteration`, async () => {
      await turn();
      return fetch(this, 'async');
    });
    yield* found;
  }
  define(home, Symbol.iterator, iterate);
  define(home, Symbol.asyncIterator, iterateAsync);
  define(home, 'iterator', iterate);
  define(home, asyncName('iterator'), iterateAsync);
}
