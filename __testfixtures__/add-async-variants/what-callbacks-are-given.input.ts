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

export class Basket extends Model {
  declare title: string;
  declare lines: number;

  /** The callback is given what the method is called on. */
  quietly<T>(work: (self: this) => T): T {
    return work(this);
  }

  store(): void {
    super.save();
  }

  override save(): void {
    this.lines = withLine(this.title, (line, at) => {
      line.save();
      return line.count + at;
    });
    this.quietly((basket) => basket.store());
  }

  override delete(): void {
    this.quietly((basket) => {
      basket.lines = 0;
    });
    super.delete();
  }
}
