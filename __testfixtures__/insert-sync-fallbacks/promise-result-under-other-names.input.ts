import { Model } from 'orm';

type Later = Promise<void>;
type Eventually<T> = Promise<T>;
type Cancelable = Promise<void> & { cancel?(): void };

interface Receipt extends Promise<void> {
  readonly total?: number;
}

interface Ticket {
  then(resolve: (value: undefined) => void): void;
}

class Job extends Promise<void> {}

const sent: string[] = [];

const queues: Record<string, () => any> = { mail: async () => {} };

/** Nobody can see what this gives. */
function later(): any {
  return queues['mail']?.();
}

export class Invoice extends Model {
  declare number: string;

  override save(): Later {
    super.save();
    return later();
  }
}

export class Order extends Model {
  override save(): Eventually<void> {
    super.save();
    return later();
  }
}

export class Payment extends Model {
  override save(): void | Later {
    super.save();
    return later();
  }
}

export class Refund extends Model {
  override save(): Cancelable {
    super.save();
    return later();
  }
}

export class Sale extends Model {
  override save(): Receipt {
    super.save();
    return later();
  }
}

export class Visit extends Model {
  override save(): Ticket {
    super.save();
    return { then: (resolve) => resolve(undefined) };
  }
}

export class Task extends Model {
  override save(): Job {
    super.save();
    return Job.resolve();
  }
}

export class Message extends Model {
  override save(): globalThis.Promise<void> {
    super.save();
    return later();
  }
}

export class Letter extends Model {
  override save(): PromiseLike<void> {
    super.save();
    return later();
  }
}

export class Parcel extends Model {
  override save(): Promise<void>;
  override save(done: () => void): void;
  override save(done?: () => void): unknown {
    super.save();
    if (!done) return later();
    done();
    return undefined;
  }
}

export class Batch extends Model {
  override save() {
    super.save();
    return Promise.all([later(), later()]);
  }
}

export class Notice extends Model {
  override save() {
    super.save();
    return later().then(() => sent.push('notice'));
  }
}

export class Reminder extends Model {
  override save: () => Later = () => {
    Invoice.objects.create({ number: 'reminder' });
    return later();
  };
}
