import { type Database, fromRow, type Row, toRow } from './database.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface ModelClass {
  new (fields?: Fields): Instance;
  readonly name: string;
}

export interface Instance {
  id?: unknown;
}

export class ObjectDoesNotExist extends Error {
  override readonly name: string = 'ObjectDoesNotExist';
}

export class MultipleObjectsReturned extends Error {
  override readonly name: string = 'MultipleObjectsReturned';
}

export class ValidationError extends Error {
  override readonly name: string = 'ValidationError';
}

/** Instances in and out of the database, without a trace: the operations on top of it do the recording. */
export class Store {
  readonly database: Database;
  readonly #isModel: (value: unknown) => value is Instance;

  constructor(database: Database, isModel: (value: unknown) => value is Instance) {
    this.database = database;
    this.#isModel = isModel;
  }

  tableOf(model: ModelClass): string {
    return model.name;
  }

  write(instance: Instance, only?: readonly string[]): void {
    const table = this.tableOf(instance.constructor as ModelClass);
    instance.id ??= this.database.nextKey(table);
    const row = toRow(instance, this.#isModel);
    const chosen =
      only === undefined ? row : { ...this.database.read(table, instance.id), ...pick(row, only), id: instance.id };
    this.database.write(table, instance.id, chosen);
  }

  remove(instance: Instance): number {
    return this.database.remove(this.tableOf(instance.constructor as ModelClass), instance.id) ? 1 : 0;
  }

  refresh(instance: Instance): void {
    const model = instance.constructor as ModelClass;
    const row = this.database.read(this.tableOf(model), instance.id);
    if (row === undefined) throw new ObjectDoesNotExist(`${model.name} matching query does not exist.`);
    Object.assign(instance, this.#values(row));
  }

  load(model: ModelClass, row: Row): Instance {
    return Object.assign(new model(), this.#values(row));
  }

  #values(row: Row): Record<string, unknown> {
    return fromRow(row, (type, key) => {
      const found = this.database.read(this.tableOf(type), key);
      return found === undefined ? null : this.load(type, found);
    });
  }
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}
