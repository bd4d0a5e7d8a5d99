/** Types of the ORM that the fixtures import, loose where the fixtures are not about types. */
declare module 'orm' {
  export class Model {
    constructor(fields?: object);
    readonly id: unknown;
    static readonly objects: Manager<any>;
    save(...args: any[]): any;
    asave(...args: any[]): Promise<any>;
    delete(...args: any[]): any;
    adelete(...args: any[]): Promise<any>;
    refreshFromDb(...args: any[]): any;
    arefreshFromDb(...args: any[]): Promise<any>;
  }

  export class QuerySet<T> implements Iterable<T>, AsyncIterable<T> {
    constructor(model: new () => T);
    [Symbol.iterator](): Iterator<T>;
    [Symbol.asyncIterator](): AsyncIterator<T>;
    all(): QuerySet<T>;
    filter(conditions: object): QuerySet<T>;
    orderBy(...names: string[]): QuerySet<T>;
    get(conditions?: object): T;
    aget(conditions?: object): Promise<T>;
    first(): T | null;
    afirst(): Promise<T | null>;
    last(): T | null;
    alast(): Promise<T | null>;
    count(): number;
    acount(): Promise<number>;
    exists(): boolean;
    aexists(): Promise<boolean>;
    contains(instance: Model): boolean;
    acontains(instance: Model): Promise<boolean>;
    create(fields: object): T;
    acreate(fields: object): Promise<T>;
    getOrCreate(fields: object): [T, boolean];
    agetOrCreate(fields: object): Promise<[T, boolean]>;
    bulkCreate(instances: readonly Model[]): Model[];
    abulkCreate(instances: readonly Model[]): Promise<Model[]>;
    delete(): number;
    adelete(): Promise<number>;
  }

  export class Manager<T> extends QuerySet<T> {
    constructor(model?: unknown);
  }

  export class RelatedManager<T> extends QuerySet<T> {
    add(...instances: T[]): void;
    aadd(...instances: T[]): Promise<void>;
    clear(): void;
    aclear(): Promise<void>;
  }

  export const transaction: {
    atomic<R>(callback: () => R): R;
    aatomic<R>(callback: () => Promise<R>): Promise<R>;
  };
}
