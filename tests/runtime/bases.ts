/** The kinds of bases that an ORM can have, over a storage that may be a real database. */
import {
  bridgeDelegatingVariants,
  fallbackToSyncVariant,
  hasConnectionContext,
  rolloutPhase,
  withSyncFallback,
} from '../../runtime/src/index.ts';

/** Where variants write to. */
export interface Storage {
  /** By the sync driver. */
  write(table: string, op: string): void;
  /** By the async driver: on the connection of the context, if there is one. */
  awrite(table: string, op: string): Promise<void>;
  /** What was written to a table, in order. */
  read(table: string): Promise<readonly string[]>;
}

/** An instance, or a class: each class has the pair as methods and as static methods. */
export interface Receiver {
  table: string;
  save(): void;
  asave(): Promise<void>;
}
export type SavingClass = (new () => Receiver) & Receiver;

export interface Base {
  readonly create: (storage: Storage) => SavingClass;
  /** Its `asave()` calls `this.save()`, at least sometimes, and nothing was done about it. */
  readonly delegating: boolean;
}

type Variant = (this: Receiver) => Promise<void>;

interface Variants {
  readonly native: Variant;
  readonly delegating: Variant;
  readonly depending: Variant;
}

export function memoryStorage(): Storage {
  const tables = new Map<string, string[]>();
  const write = (table: string, op: string): void => {
    tables.set(table, [...(tables.get(table) ?? []), op]);
  };
  return {
    write,
    async awrite(table, op) {
      await Promise.resolve();
      write(table, op);
    },
    read: async (table) => tables.get(table) ?? [],
  };
}

function variantsOf(storage: Storage): Variants {
  const native: Variant = async function () {
    await storage.awrite(this.table, 'base');
  };
  // Until the upgrade, of which the rollout phase is told.
  const delegating: Variant = async function () {
    await Promise.resolve();
    if (rolloutPhase() === 'native') await native.call(this);
    else this.save();
  };
  const depending: Variant = function () {
    return (hasConnectionContext() ? native : delegating).call(this);
  };
  return { native, delegating, depending };
}

/** A class with the sync variant, and on both of its homes what `asave` says. */
function baseClass(storage: Storage, define: (home: Receiver, variants: Variants) => void): SavingClass {
  class Base {
    declare table: string;
    declare static table: string;
    save(): void {
      storage.write(this.table, 'base');
    }
    static save(): void {
      storage.write(this.table, 'base');
    }
  }
  const Saving = Base as unknown as SavingClass;
  for (const home of [Saving.prototype as Receiver, Saving]) define(home, variantsOf(storage));
  return Saving;
}

function plain(storage: Storage, which: keyof Variants): SavingClass {
  return baseClass(storage, (home, variants) => {
    Object.defineProperty(home, 'asave', { value: variants[which], writable: true, configurable: true });
  });
}

function bridged(storage: Storage, which: keyof Variants, native?: () => boolean): SavingClass {
  const Base = plain(storage, which);
  bridgeDelegatingVariants(Base, { save: 'asave' }, { native, static: true });
  return bridgeDelegatingVariants(Base, { save: 'asave' }, { native });
}

export const bases: Readonly<Record<string, Base>> = {
  native: { create: (storage) => plain(storage, 'native'), delegating: false },
  delegating: { create: (storage) => plain(storage, 'delegating'), delegating: true },
  'delegating, bridged': { create: (storage) => bridged(storage, 'delegating'), delegating: false },
  'native in a context only': { create: (storage) => plain(storage, 'depending'), delegating: true },
  'native in a context only, bridged': {
    create: (storage) => bridged(storage, 'depending', () => hasConnectionContext()),
    delegating: false,
  },
  'withSyncFallback()': {
    create: (storage) =>
      baseClass(storage, (home, { native }) => {
        home.asave = withSyncFallback({ home, sync: 'save', native });
      }),
    delegating: false,
  },
  'a fallback': {
    create: (storage) => baseClass(storage, (home) => fallbackToSyncVariant(home, 'save', 'asave')),
    delegating: false,
  },
};
