export type Later = Promise<string>;
export type MaybeLater = string | Later;

export class Delivery<T> {
  private readonly result: Promise<T>;

  constructor(result: Promise<T>) {
    this.result = result;
  }

  then<R>(resolve: (value: T) => R): Promise<R> {
    return this.result.then(resolve);
  }
}

/** What has `Promise` in its name, and is none. */
export class PromiseNote {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function later(text: string): Later {
  return Promise.resolve(text);
}
