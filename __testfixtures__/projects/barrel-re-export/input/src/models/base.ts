import { Model } from 'orm';

export abstract class Timestamped extends Model {
  declare updatedAt: Date;

  override save(...args: unknown[]): void {
    this.updatedAt = new Date();
    super.save(...args);
  }
}
