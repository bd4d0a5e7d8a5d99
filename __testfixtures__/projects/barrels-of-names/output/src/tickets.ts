import { Model } from 'orm';
import { aonce, once, withRetry, awithRetry } from './index.ts';
import * as support from './support.ts';

export class Ticket extends Model {
  override save(...args: unknown[]): void {
    withRetry(() => super.save(...args));
    support.record('saved');
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    await awithRetry(async () => await super.asave(...args));
    await support.arecord('saved');
  }
}

/** The variant is listed already. */
export class Pass extends Model {
  override save(...args: unknown[]): void {
    once(() => super.save(...args));
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    await aonce(async () => await super.asave(...args));
  }
}

const locks = { once, aonce };

export class Seat extends Model {
  override save(...args: unknown[]): void {
    locks.once(() => super.save(...args));
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    await locks.aonce(async () => await super.asave(...args));
  }
}
