import { Model } from 'orm';

export abstract class Timestamped extends Model {
  declare updatedAt: Date;

  override save(...args: unknown[]): void {
    this.updatedAt = new Date();
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    this.updatedAt = new Date();
    await super.asave(...args);
  }
}
