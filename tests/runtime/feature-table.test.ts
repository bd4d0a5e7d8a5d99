/** What was proposed for Django, row by row, as the runtime does it: one small ORM on its way to native async variants. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  autoFallback,
  checkOnInstantiation,
  checkVariants,
  configureConnections,
  currentConnection,
  fallbackToAsyncVariant,
  fallbackToSyncVariant,
  MissingAsyncConnectionError,
  newConnection,
  setRolloutPhase,
  withSyncFallback,
} from '../../runtime/src/index.ts';

const PAIRS = { save: 'asave' };
const log: string[] = [];
let opened = 0;

configureConnections({
  'feature table': {
    async open() {
      opened += 1;
      return `connection ${opened}`;
    },
    async close(connection) {
      log.push(`close ${String(connection)}`);
    },
  },
});

const emitWarning = vi.spyOn(process, 'emitWarning');
beforeEach(() => {
  emitWarning.mockImplementation(() => undefined);
  log.length = 0;
  opened = 0;
});
afterEach(() => {
  setRolloutPhase(undefined);
  emitWarning.mockReset();
});

/** The ORM's base: native where it has a connection. */
function orm(construct: (Class: { readonly prototype: object }) => void = () => undefined) {
  class Model {
    constructor() {
      construct(new.target);
    }
    save(): void {
      log.push('save');
    }
    declare asave: () => Promise<void>;
  }
  Model.prototype.asave = withSyncFallback({
    home: Model.prototype,
    sync: 'save',
    using: 'feature table',
    native: async () => void log.push(`asave on ${String(await currentConnection('feature table'))}`),
  });
  return Model;
}

/** A model of the application that nobody migrated. */
function bookOf(Model: ReturnType<typeof orm>) {
  return class Book extends Model {
    override save(): void {
      log.push('stamp');
      super.save();
    }
  };
}

function warnings(): string[] {
  return emitWarning.mock.calls.map(([, options]) => {
    const { type, code } = options as { type: string; code: string };
    return `${type} ${code}`;
  });
}

describe('`new_connection` context manager', () => {
  it('a new connection for the block; async ORM calls only inside one', async () => {
    setRolloutPhase('native');
    const x = new (orm())();
    await newConnection(() => x.asave(), { using: 'feature table' });
    await newConnection(() => x.asave(), { using: 'feature table' });
    expect(log).toEqual(['asave on connection 1', 'close connection 1', 'asave on connection 2', 'close connection 2']);
    await expect(x.asave()).rejects.toThrow(MissingAsyncConnectionError);
  });

  it('outside it: use the sync variant and emit `PendingDeprecationWarning`', async () => {
    await new (orm())().asave();
    expect(log).toEqual(['save']);
    expect(warnings()).toEqual(['PendingDeprecationWarning ORM_MIGRATE_SYNC_FALLBACK']);
  });
});

describe('a class overrides `save` without `asave` (or only `asave`)', () => {
  it('system check', () => {
    const Book = bookOf(orm());
    class Song extends orm() {}
    Song.prototype.asave = async () => undefined;
    expect(checkVariants([Book, Song], PAIRS).map(({ code, className }) => `${code} ${className}`)).toEqual([
      'ORM_MIGRATE_LOST_OVERRIDE Book',
      'ORM_MIGRATE_ASYNC_ONLY_OVERRIDE Song',
    ]);
  });

  it('deprecation warning when such a class is instantiated', () => {
    setRolloutPhase('deprecated');
    const Book = bookOf(orm((Class) => checkOnInstantiation(Class, PAIRS)));
    new Book();
    new Book();
    expect(warnings()).toEqual(['DeprecationWarning ORM_MIGRATE_LOST_OVERRIDE']);
  });
});

describe('fallback helper', () => {
  it('`asave = fallback_to_sync_variant`', async () => {
    const Book = bookOf(orm());
    fallbackToSyncVariant(Book.prototype, 'save', 'asave');
    await newConnection(() => new Book().asave(), { using: 'feature table' });
    expect(log).toEqual(['stamp', 'save']);
  });

  it('and one in the other direction', () => {
    class Song extends orm() {}
    Song.prototype.asave = async () => undefined;
    fallbackToAsyncVariant(Song.prototype, 'asave', 'save');
    expect(() => new Song().save()).toThrow(/asave/);
    expect(log).toEqual([]);
  });

  it('auto-implement the fallback for classes that only override the sync side', async () => {
    const Book = bookOf(orm((Class) => void autoFallback(Class, PAIRS)));
    await newConnection(() => new Book().asave(), { using: 'feature table' });
    expect(log).toEqual(['stamp', 'save']);
  });
});

describe('a phased rollout', () => {
  it('silent → notice → deprecated → error → gone', async () => {
    const Book = bookOf(orm());
    fallbackToSyncVariant(Book.prototype, 'save', 'asave');
    const seen: string[] = [];
    for (const phase of ['silent', 'notice', 'deprecated', 'error', 'native'] as const) {
      setRolloutPhase(phase);
      const outcome = await new Book().asave().then(
        () => 'runs',
        (error: { code: string }) => error.code,
      );
      seen.push(`${phase}: ${[outcome, ...warnings()].join(', ')}`);
      emitWarning.mockClear();
    }
    expect(seen).toEqual([
      'silent: runs',
      'notice: runs, PendingDeprecationWarning ORM_MIGRATE_FALLBACK',
      'deprecated: runs, DeprecationWarning ORM_MIGRATE_FALLBACK',
      'error: ERR_FALLBACK_REFUSED',
      'native: ERR_FALLBACK_REFUSED',
    ]);
    expect(log).toEqual(['stamp', 'save', 'stamp', 'save', 'stamp', 'save']);
  });
});
