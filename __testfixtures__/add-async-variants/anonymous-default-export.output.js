import { Model } from 'orm';

export default class extends Model {
  save(...args) {
    this.savedBy = 'nobody';
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.savedBy = 'nobody';
    return await super.asave(...args);
  }
}
