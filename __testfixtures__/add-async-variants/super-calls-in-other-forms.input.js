import { Model } from 'orm';

export class Base extends Model {
  save(...args) {
    this.trail = [...(this.trail ?? []), 'base'];
    return super.save(...args);
  }
}

export class Middle extends Base {}

export class Report extends Middle {
  save(...args) {
    this.trail = ['report'];
    // Past one level: the base's own, whatever stands between.
    return this.quick ? Base.prototype.save.call(this, ...args) : Middle.prototype['save'].apply(this, args);
  }

  delete() {
    const remove = () => super['delete']();
    return this.kept ? 0 : remove();
  }

  refreshFromDb() {
    super[`refreshFromDb`]();
    return this['describe']();
  }

  describe() {
    return `report of ${Report.objects.count()}`;
  }
}
