import { Model } from 'orm';

const tables = new Map<unknown, string>();

function Table(name: string): ClassDecorator {
  return (target) => {
    tables.set(target, name);
  };
}

function Inject(): ParameterDecorator {
  return () => {};
}

export class Clock {
  now(): number {
    return 7;
  }
}

export @Table('stamps') class Stamps {
  private readonly clock: Clock;

  constructor(@Inject() clock: Clock) {
    this.clock = clock;
  }

  next(): number {
    return this.clock.now();
  }
}

export @Table('books') class Book extends Model {
  declare at: number;

  override save(): void {
    this.at = new Stamps(new Clock()).next() + tables.size;
    super.save();
  }
}
