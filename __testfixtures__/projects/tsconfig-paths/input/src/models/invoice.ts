import { Base } from '@models/base';
import { audit } from '~/audit';

export class Invoice extends Base {
  declare total: number;

  save(...args: unknown[]): void {
    audit(`invoice over ${this.total}`);
    super.save(...args);
  }
}
