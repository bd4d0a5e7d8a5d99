/**
 * An ORM as a project would hold or install it, for the migration to read. It is never run: programs run on the traced one,
 * of which this says the same.
 */
export const ORM_TEXT = `export type Fields = Record<string, unknown>;
export type SaveOptions = { updateFields?: readonly string[] };
export type ModelClass<T> = { new (fields?: Fields): T; readonly name: string };
type Row = { id: unknown } & Fields;

const tables: Map<string, Map<unknown, Row>> = new Map();

function tableOf(model: ModelClass<unknown>): Map<unknown, Row> {
  const table: Map<unknown, Row> = tables.get(model.name) ?? new Map();
  tables.set(model.name, table);
  return table;
}

function matches(row: Row, conditions: Fields): boolean {
  return Object.keys(conditions).every((name) => row[name] === conditions[name]);
}

function writeRow(instance: Model, options?: SaveOptions): string {
  const table = tableOf(instance.constructor as ModelClass<Model>);
  instance.id ??= table.size + 1;
  const row: Row = { ...instance, id: instance.id };
  const known = table.get(instance.id);
  for (const name of options?.updateFields ?? Object.keys(row)) if (known) known[name] = row[name];
  if (!known) table.set(instance.id, row);
  return \`saved \${String(instance.id)}\`;
}

function removeRow(instance: Model): number {
  return tableOf(instance.constructor as ModelClass<Model>).delete(instance.id) ? 1 : 0;
}

function readRow(instance: Model): void {
  const row = tableOf(instance.constructor as ModelClass<Model>).get(instance.id);
  if (!row) throw new ObjectDoesNotExist('matching query does not exist.');
  Object.assign(instance, row);
}

function turn(): Promise<void> {
  return Promise.resolve();
}

export class ObjectDoesNotExist extends Error {}

export class Http404 extends Error {}

export class Model {
  declare id: unknown;

  constructor(fields: Fields = {}) {
    Object.assign(this, fields);
  }

  static get objects(): Manager<any> {
    return new Manager(this);
  }

  save(options?: SaveOptions): string {
    return writeRow(this, options);
  }

  async asave(options?: SaveOptions): Promise<string> {
    await turn();
    return writeRow(this, options);
  }

  delete(): number {
    return removeRow(this);
  }

  async adelete(): Promise<number> {
    await turn();
    return removeRow(this);
  }

  refreshFromDb(): void {
    readRow(this);
  }

  async arefreshFromDb(): Promise<void> {
    await turn();
    readRow(this);
  }
}

export class QuerySet<T extends Model> {
  declare readonly model: ModelClass<T>;
  declare readonly conditions: Fields;
  declare readonly order: readonly string[];

  constructor(model: ModelClass<T>, conditions: Fields = {}, order: readonly string[] = []) {
    this.model = model;
    this.conditions = conditions;
    this.order = order;
  }

  all(): QuerySet<T> {
    return new QuerySet(this.model, this.conditions, this.order);
  }

  filter(conditions: Fields = {}): QuerySet<T> {
    return new QuerySet(this.model, { ...this.conditions, ...conditions }, this.order);
  }

  exclude(conditions: Fields): QuerySet<T> {
    return new QuerySet(this.model, { ...this.conditions, not: conditions }, this.order);
  }

  orderBy(...order: readonly string[]): QuerySet<T> {
    return new QuerySet(this.model, this.conditions, order);
  }

  reverse(): QuerySet<T> {
    return new QuerySet(this.model, this.conditions, this.order.toReversed());
  }

  *[Symbol.iterator](): Generator<T> {
    yield* this.fetch();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    await turn();
    yield* this.fetch();
  }

  *iterator(): Generator<T> {
    yield* this.fetch();
  }

  async *aiterator(): AsyncGenerator<T> {
    await turn();
    yield* this.fetch();
  }

  get(conditions: Fields = {}): T {
    const found = this.filter(conditions).fetch();
    if (found.length === 0) throw new ObjectDoesNotExist('matching query does not exist.');
    return found[0];
  }

  async aget(conditions: Fields = {}): Promise<T> {
    await turn();
    const found = this.filter(conditions).fetch();
    if (found.length === 0) throw new ObjectDoesNotExist('matching query does not exist.');
    return found[0];
  }

PAIR first(): T | null {
    return this.fetch()[0] ?? null;
  }

PAIR last(): T | null {
    return this.fetch().at(-1) ?? null;
  }

PAIR latest(field: string): T {
    return this.orderBy(field).fetch()[0];
  }

PAIR count(): number {
    return this.fetch().length;
  }

PAIR exists(): boolean {
    return this.fetch().length > 0;
  }

PAIR aggregate(totals: Record<string, string>): Record<string, number> {
    const sums = Object.keys(totals).map((name) => [name, this.fetch().length]);
    return Object.fromEntries(sums);
  }

PAIR inBulk(keys: readonly unknown[]): Map<unknown, T> {
    return new Map(this.fetch().filter(({ id }) => keys.includes(id)).map((row) => [row.id, row]));
  }

PAIR bulkCreate(instances: readonly T[]): readonly T[] {
    for (const instance of instances) writeRow(instance);
    return instances;
  }

PAIR update(fields: Fields): number {
    const found = this.fetch();
    for (const instance of found) writeRow(Object.assign(instance, fields));
    return found.length;
  }

PAIR delete(): number {
    return this.fetch().reduce((removed, row) => removed + removeRow(row), 0);
  }

  create(fields: Fields = {}): T {
    const made = new this.model(fields);
    made.save();
    return made;
  }

  async acreate(fields: Fields = {}): Promise<T> {
    const made = new this.model(fields);
    await made.asave();
    return made;
  }

  getOrCreate({ defaults, ...conditions }: Fields): [T, boolean] {
    const [found] = this.filter(conditions).fetch();
    if (found) return [found, false];
    const made = Object.assign(new this.model(), conditions, defaults);
    made.save();
    return [made, true];
  }

  async agetOrCreate({ defaults, ...conditions }: Fields): Promise<[T, boolean]> {
    const [found] = this.filter(conditions).fetch();
    if (found) return [found, false];
    const made = Object.assign(new this.model(), conditions, defaults);
    await made.asave();
    return [made, true];
  }

  updateOrCreate({ defaults, ...conditions }: Fields): [T, boolean] {
    const [found] = this.filter(conditions).fetch();
    const made = Object.assign(found ?? new this.model(), conditions, defaults);
    made.save();
    return [made, found === undefined];
  }

  async aupdateOrCreate({ defaults, ...conditions }: Fields): Promise<[T, boolean]> {
    const [found] = this.filter(conditions).fetch();
    const made = Object.assign(found ?? new this.model(), conditions, defaults);
    await made.asave();
    return [made, found === undefined];
  }

  fetch(): T[] {
    const rows = [...tableOf(this.model).values()].filter((row) => matches(row, this.conditions));
    return rows.map((row) => new this.model(row));
  }
}

export class Manager<T extends Model> extends QuerySet<T> {}

export function getObjectOr404<T extends Model>(model: { objects: Manager<T> }, conditions: Fields): T {
  try {
    return model.objects.get(conditions);
  } catch {
    throw new Http404('No match for the given query.');
  }
}

export async function agetObjectOr404<T extends Model>(model: { objects: Manager<T> }, conditions: Fields): Promise<T> {
  try {
    return await model.objects.aget(conditions);
  } catch {
    throw new Http404('No match for the given query.');
  }
}

export const transaction = {
  atomic<T>(callback: () => T): T {
    return callback();
  },

  async aatomic<T>(callback: () => T | Promise<T>): Promise<T> {
    await turn();
    return await callback();
  },
};

export class Signal {
  declare readonly listeners: ((...args: readonly unknown[]) => unknown)[];

  constructor() {
    this.listeners = [];
  }

  connect(listener: (...args: readonly unknown[]) => unknown): void {
    this.listeners.push(listener);
  }

  send(...args: readonly unknown[]): unknown[] {
    return this.listeners.map((listener) => listener(...args));
  }

  async asend(...args: readonly unknown[]): Promise<unknown[]> {
    const results: unknown[] = [];
    for (const listener of this.listeners) results.push(await listener(...args));
    return results;
  }
}
`;
