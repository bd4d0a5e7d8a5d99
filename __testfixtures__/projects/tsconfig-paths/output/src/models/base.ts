import { Model } from 'orm';

export class Base extends Model {
  declare revision: number;

  save(...args: unknown[]): void {
    this.revision = (this.revision ?? 0) + 1;
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args: unknown[]): Promise<void> {
    this.revision = (this.revision ?? 0) + 1;
    await super.asave(...args);
  }
}
