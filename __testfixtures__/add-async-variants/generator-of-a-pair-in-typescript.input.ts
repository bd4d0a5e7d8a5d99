import { Model } from 'orm';

export class Reading extends Model {
  declare value: number;
}

export class Sensor {
  *values(from: number): Generator<number, void, undefined> {
    for (const reading of Reading.objects.all()) yield (reading as Reading).value + from;
  }

  async *avalues(from: number): AsyncGenerator<number, void, undefined> {
    for await (const reading of Reading.objects.all()) yield (reading as Reading).value + from;
  }

  pages(): Iterable<number> {
    return this.values(0);
  }

  apages(): AsyncIterable<number> {
    return this.avalues(0);
  }
}

export class Smoothed extends Sensor {
  override *values(from: number): Generator<number, void, undefined> {
    let last = 0;
    for (const value of super.values(from)) {
      yield (last + value) / 2;
      last = value;
    }
  }

  override pages(): Iterable<number> {
    return super.pages();
  }
}

export class Scaled extends Sensor {
  override values(from: number): Generator<number, void, undefined>;
  override values(from: number, scale?: number): Generator<number, void, undefined>;
  override *values(from: number, scale = 1): Generator<number, void, undefined> {
    for (const value of super.values(from)) yield value * scale;
  }
}
