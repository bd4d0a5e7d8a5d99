import { Model } from 'orm';

export class Report extends Model {
  save() {
    this.version = (this.version || 0) + 1;
    return super.save.apply(this, arguments);
  }

  delete(reason) {
    this.reason = reason;
    return Model.prototype.delete.call(this, { reason });
  }

  refreshFromDb() {
    return super['refreshFromDb']();
  }
}
