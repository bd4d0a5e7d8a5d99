import type { Database } from './database.ts';
import { MemoryDatabase } from './memory-database.ts';
import {
  functionOperations,
  Http404,
  modelOperations,
  type RelatedManager,
  relatedOperations,
  type Signal,
  signalOperations,
  transactionOperations,
} from './model-operations.ts';
import { type BaseKind, CALLING_BACK, definePairs, prefixed } from './pairs.ts';
import { createQuerySets, type QuerySet } from './queryset.ts';
import {
  type Fields,
  type Instance,
  type ModelClass,
  MultipleObjectsReturned,
  ObjectDoesNotExist,
  Store,
  ValidationError,
} from './store.ts';
import { Trace } from './trace.ts';

export interface TracedOrm {
  readonly trace: Trace;
  readonly database: Database;
  /** What `import … from 'orm'` gives. */
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface OrmSettings {
  readonly base: BaseKind;
  /** An empty one, in memory unless it is given. */
  readonly database?: Database;
  readonly asyncName?: ((name: string) => string) | undefined;
}

/**
 * An ORM in the image of the default profile, made anew for every run. Its async variants really take time, and every
 * operation writes to the trace at the moment it touches the rows.
 */
export function createOrm({ base, database = new MemoryDatabase(), asyncName = prefixed }: OrmSettings): TracedOrm {
  const trace = new Trace();
  const options = { base, trace, asyncName, turn: () => database.turn() };
  const store = new Store(database, (value): value is Instance => value instanceof Model);
  const { QuerySet, Manager } = createQuerySets(store, options);

  class Model implements Instance {
    declare id?: unknown;

    constructor(fields: Fields = {}) {
      Object.assign(this, fields);
    }

    static get objects(): QuerySet {
      return new Manager(this as unknown as ModelClass);
    }

    static get DoesNotExist(): typeof ObjectDoesNotExist {
      return ObjectDoesNotExist;
    }
  }
  definePairs<Instance>(Model.prototype, modelOperations(store), {
    ...options,
    describe: (self) => ({ target: `${self.constructor.name} ${String(self.id ?? '(new)')}`, fields: self }),
  });

  // A pair of the class itself, which no profile knows of.
  definePairs<ModelClass>(
    Model as unknown as ModelClass,
    {
      *lookUp(self, id: unknown) {
        return yield { method: 'get', receiver: new Manager(self), args: [{ id }] };
      },
    },
    { ...options, base: CALLING_BACK, describe: (self) => ({ target: self.name, fields: {} }) },
  );

  return {
    trace,
    database,
    exports: {
      ...{ Model, QuerySet, Manager, Http404, MultipleObjectsReturned, ObjectDoesNotExist, ValidationError },
      ...relations(options),
      ...singletons(database, options),
    },
  };
}

type Options = Parameters<typeof createQuerySets>[1];

function relations(options: Options): Record<string, unknown> {
  class TracedRelatedManager implements RelatedManager {
    readonly owner: Instance;
    readonly field: string;
    readonly model: ModelClass;

    constructor(owner: Instance, field: string, model: ModelClass) {
      this.owner = owner;
      this.field = field;
      this.model = model;
    }
  }
  definePairs<RelatedManager>(TracedRelatedManager.prototype, relatedOperations(), {
    ...options,
    describe: ({ owner, field }) => ({
      target: `${owner.constructor.name} ${String(owner.id)}.${field}`,
      fields: null,
    }),
  });
  return { RelatedManager: TracedRelatedManager };
}

/** Objects and functions of the ORM that stand beside its classes. */
function singletons(database: Database, options: Options): Record<string, unknown> {
  class TracedSignal implements Signal {
    readonly listeners: Signal['listeners'] = [];

    connect(listener: Signal['listeners'][number]): void {
      this.listeners.push(listener);
    }
  }
  definePairs<Signal>(TracedSignal.prototype, signalOperations(), {
    ...options,
    base: CALLING_BACK,
    describe: () => ({ target: 'signal', fields: null }),
  });
  const transaction = {};
  const end = (how: string): void => options.trace.note('transaction', how, null);
  definePairs(transaction, transactionOperations(database, end), {
    ...options,
    base: CALLING_BACK,
    describe: () => ({ target: 'transaction', fields: null }),
  });
  const functions = {};
  definePairs(functions, functionOperations(), {
    ...options,
    describe: () => ({ target: 'function', fields: null }),
  });
  const named = Object.getOwnPropertyNames(functions).map((name) => [name, bound(functions, name)] as const);
  return { Signal: TracedSignal, transaction, ...Object.fromEntries(named) };
}

/** Functions are called without a receiver, yet their delegating async variants look for the sync one on it. */
function bound(home: object, name: string): unknown {
  return (...args: unknown[]) => (Reflect.get(home, name) as (...args: unknown[]) => unknown).apply(home, args);
}
