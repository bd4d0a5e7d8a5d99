import { Model } from 'orm';
import { aonce, once, withRetry } from './index.ts';
import * as support from './support.ts';

export class Ticket extends Model {
  override save(...args: unknown[]): void {
    withRetry(() => super.save(...args));
    support.record('saved');
  }
}

/** The variant is listed already. */
export class Pass extends Model {
  override save(...args: unknown[]): void {
    once(() => super.save(...args));
  }
}

const locks = { once, aonce };

export class Seat extends Model {
  override save(...args: unknown[]): void {
    locks.once(() => super.save(...args));
  }
}
