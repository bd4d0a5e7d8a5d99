import { Model } from 'orm';
import { note as remember } from '#log';

export class Loan extends Model {
  save(options) {
    remember('lent');
    return super.save(options);
  }
}
