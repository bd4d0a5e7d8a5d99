import { Model } from 'orm';

export default class extends Model {
  save(...args) {
    this.savedBy = 'nobody';
    return super.save(...args);
  }
}
