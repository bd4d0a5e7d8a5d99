import { Model } from 'orm';
import { note as remember, anote } from '#log';

export class Loan extends Model {
  save(options) {
    remember('lent');
    return super.save(options);
  }

  /** Async variant of {@link save}. */
  async asave(options) {
    await anote('lent');
    return await super.asave(options);
  }
}
