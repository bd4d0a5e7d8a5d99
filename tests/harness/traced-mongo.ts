import { type Database, fromRow, type Row, toRow } from './database.ts';
import { matches, sortRows } from './lookups.ts';
import { MemoryDatabase } from './memory-database.ts';
import { CALLING_BACK, type Definitions, definePairs, suffixed } from './pairs.ts';
import { Trace } from './trace.ts';
import type { OrmSettings, TracedOrm } from './traced-orm.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Modifier {
  readonly $set?: Fields;
  readonly $inc?: Readonly<Record<string, number>>;
  readonly $push?: Fields;
}
interface Collection {
  readonly name: string;
}
interface Cursor {
  readonly collection: Collection;
  readonly selector: Fields;
  readonly order: readonly string[];
}

/** Meteor's `meteor/mongo`: collections whose async variants end in `Async`. */
export function createMongo({ base, database = new MemoryDatabase() }: OrmSettings): TracedOrm {
  const trace = new Trace();
  const options = { base, trace, asyncName: suffixed, turn: () => database.turn() };

  class TracedCursor implements Cursor {
    readonly collection: Collection;
    readonly selector: Fields;
    readonly order: readonly string[];

    constructor(collection: Collection, selector: Fields, order: readonly string[]) {
      this.collection = collection;
      this.selector = selector;
      this.order = order;
    }
  }
  definePairs<Cursor>(TracedCursor.prototype, cursorOperations(database), {
    ...options,
    base: CALLING_BACK,
    describe: ({ collection, selector }) => ({ target: `${collection.name}.find`, fields: selector }),
  });

  class TracedCollection implements Collection {
    readonly name: string;

    constructor(name: string) {
      this.name = name;
    }

    find(selector?: Fields | string, { sort = {} }: { readonly sort?: Readonly<Record<string, number>> } = {}): Cursor {
      const order = Object.entries(sort).map(([name, sign]) => (sign < 0 ? `-${name}` : name));
      return new TracedCursor(this, normalise(selector), order);
    }
  }
  definePairs<Collection>(TracedCollection.prototype, collectionOperations(database), {
    ...options,
    describe: ({ name }) => ({ target: name, fields: null }),
  });
  return { trace, database, exports: { Mongo: { Collection: TracedCollection } } };
}

function select(database: Database, name: string, selector: Fields, order: readonly string[] = []): readonly Row[] {
  return sortRows(
    database
      .rows(name)
      .map((row) => fromRow(row, () => null))
      .filter((row) => matches(row, selector)),
    order,
  );
}

/** Documents hold no models. */
function stored(document: Fields): Row {
  return toRow(document, (_value): _value is object => false);
}

function collectionOperations(database: Database): Definitions<Collection> {
  const insert = ({ name }: Collection, document: Fields): unknown => {
    const key = document['_id'] ?? `${name}-${database.nextKey(name)}`;
    database.write(name, key, stored({ _id: key, ...document }));
    return key;
  };
  const update = ({ name }: Collection, selector: Fields | string, modifier: Modifier): number => {
    const found = select(database, name, normalise(selector));
    for (const row of found.slice(0, 1)) database.write(name, row['_id'], stored(modified(row, modifier)));
    return Math.min(found.length, 1);
  };
  return {
    *insert(self, document: Fields) {
      return insert(self, document);
    },
    *update(self, selector: Fields | string, modifier: Modifier) {
      return update(self, selector, modifier);
    },
    *upsert(self, selector: Fields, modifier: Modifier) {
      const numberAffected = update(self, selector, modifier);
      if (numberAffected > 0) return { numberAffected };
      return { numberAffected: 1, insertedId: insert(self, modified({ ...normalise(selector) }, modifier)) };
    },
    *remove({ name }, selector: Fields | string) {
      const found = select(database, name, normalise(selector));
      for (const row of found) database.remove(name, row['_id']);
      return found.length;
    },
    *findOne({ name }, selector?: Fields | string) {
      return select(database, name, normalise(selector))[0];
    },
  };
}

function cursorOperations(database: Database): Definitions<Cursor> {
  const rows = ({ collection, selector, order }: Cursor): readonly Row[] => {
    return select(database, collection.name, selector, order);
  };
  return {
    *fetch(self) {
      return rows(self);
    },
    *count(self) {
      return rows(self).length;
    },
    *forEach(self, callback: unknown) {
      for (const [index, row] of rows(self).entries()) yield { callback, args: [row, index, self] };
      return undefined;
    },
    *map(self, callback: unknown) {
      const results: unknown[] = [];
      for (const [index, row] of rows(self).entries()) results.push(yield { callback, args: [row, index, self] });
      return results;
    },
  };
}

/** Meteor takes an `_id` for a selector; none selects everything. */
function normalise(selector: Fields | string | undefined): Fields {
  return typeof selector === 'string' ? { _id: selector } : (selector ?? {});
}

function modified(row: Row, { $set = {}, $inc = {}, $push = {} }: Modifier): Row {
  const counted = Object.entries($inc).map(([name, by]) => [name, Number(row[name] ?? 0) + by]);
  const pushed = Object.entries($push).map(([name, item]) => [name, [...((row[name] as unknown[]) ?? []), item]]);
  return { ...row, ...$set, ...Object.fromEntries([...counted, ...pushed]) };
}
