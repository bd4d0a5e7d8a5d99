import { Base } from '@models/base';
import { audit, aaudit } from '~/audit';

export class Invoice extends Base {
  declare total: number;

  save(...args: unknown[]): void {
    audit(`invoice over ${this.total}`);
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args: unknown[]): Promise<void> {
    await aaudit(`invoice over ${this.total}`);
    await super.asave(...args);
  }
}
