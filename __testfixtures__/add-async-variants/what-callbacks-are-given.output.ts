import { Model } from 'orm';

export class Line extends Model {
  declare title: string;
  declare count: number;
}

/** It calls with rows that it makes itself. */
function withLine<T>(title: string, work: (line: Line, at: number) => T): T {
  const line = new Line({ title, count: 1 });
  return work(line, 0);
}

/** Async variant of {@link withLine}. */
async function awithLine<T>(title: string, work: (line: Line, at: number) => Promise<T> | T): Promise<T> {
  const line = new Line({ title, count: 1 });
  return await work(line, 0);
}

export class Basket extends Model {
  declare title: string;
  declare lines: number;

  /** The callback is given what the method is called on. */
  quietly<T>(work: (self: this) => T): T {
    return work(this);
  }

  /** Async variant of {@link quietly}. */
  async aquietly<T>(work: (self: this) => Promise<T> | T): Promise<T> {
    return await work(this);
  }

  store(): void {
    super.save();
  }

  /** Async variant of {@link store}. */
  async astore(): Promise<void> {
    await super.asave();
  }

  override save(): void {
    this.lines = withLine(this.title, (line, at) => {
      line.save();
      return line.count + at;
    });
    this.quietly((basket) => basket.store());
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<void> {
    this.lines = await awithLine(this.title, async (line, at) => {
      await line.asave();
      return line.count + at;
    });
    await this.aquietly(async (basket) => await basket.astore());
  }

  override delete(): void {
    this.quietly((basket) => {
      basket.lines = 0;
    });
    super.delete();
  }

  /** Async variant of {@link delete}. */
  override async adelete(): Promise<void> {
    this.quietly((basket) => {
      basket.lines = 0;
    });
    await super.adelete();
  }
}
