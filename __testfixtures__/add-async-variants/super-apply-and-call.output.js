import { Model } from 'orm';

export class Report extends Model {
  save() {
    this.version = (this.version || 0) + 1;
    return super.save.apply(this, arguments);
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.version = (this.version || 0) + 1;
    return await super.asave.apply(this, arguments);
  }

  delete(reason) {
    this.reason = reason;
    return Model.prototype.delete.call(this, { reason });
  }

  /** Async variant of {@link delete}. */
  async adelete(reason) {
    this.reason = reason;
    return await Model.prototype.adelete.call(this, { reason });
  }

  refreshFromDb() {
    return super['refreshFromDb']();
  }

  /** Async variant of {@link refreshFromDb}. */
  async arefreshFromDb() {
    return await super['arefreshFromDb']();
  }
}
