import { Model } from 'orm';

export class Job extends Model {
  async asave(...args) {
    this.queuedAt = new Date();
    return await super.asave(...args);
  }
}
