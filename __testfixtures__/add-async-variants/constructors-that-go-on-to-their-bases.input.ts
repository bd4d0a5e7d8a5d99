import { Model } from 'orm';

const listeners: (() => void)[] = [];

export class Log extends Model {}

/** Somebody may call anything that is kept. */
listeners.push(() => {
  new Log({ text: 'kept' }).save();
});

class Failure extends Error {
  override name = 'Failure';
}

export class Invalid extends Failure {
  readonly fields: readonly string[];

  constructor(message: string, fields: readonly string[]) {
    super(message);
    this.fields = fields;
  }
}

class Counted {
  readonly seen: number;

  constructor() {
    this.seen = Log.objects.count();
  }
}

class Report extends Counted {
  readonly title: string;

  constructor(title: string) {
    super();
    this.title = title;
  }
}

export class Order extends Model {
  declare lines: readonly string[];
  declare seen: number;

  override save(): void {
    if (this.lines.length === 0) throw new Invalid('an order of nothing', ['lines']);
    super.save();
  }

  override delete(): void {
    this.seen = new Report('deleted').seen;
    super.delete();
  }
}
