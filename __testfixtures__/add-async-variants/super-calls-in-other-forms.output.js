import { Model } from 'orm';

export class Base extends Model {
  save(...args) {
    this.trail = [...(this.trail ?? []), 'base'];
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.trail = [...(this.trail ?? []), 'base'];
    return await super.asave(...args);
  }
}

export class Middle extends Base {}

export class Report extends Middle {
  save(...args) {
    this.trail = ['report'];
    // Past one level: the base's own, whatever stands between.
    return this.quick ? Base.prototype.save.call(this, ...args) : Middle.prototype['save'].apply(this, args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.trail = ['report'];
    // Past one level: the base's own, whatever stands between.
    return this.quick ? await Base.prototype.asave.call(this, ...args) : await Middle.prototype['asave'].apply(this, args);
  }

  delete() {
    const remove = () => super['delete']();
    return this.kept ? 0 : remove();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    const remove = async () => await super['adelete']();
    return this.kept ? 0 : await remove();
  }

  refreshFromDb() {
    super[`refreshFromDb`]();
    return this['describe']();
  }

  /** Async variant of {@link refreshFromDb}. */
  async arefreshFromDb() {
    await super[`arefreshFromDb`]();
    return await this['adescribe']();
  }

  describe() {
    return `report of ${Report.objects.count()}`;
  }

  /** Async variant of {@link describe}. */
  async adescribe() {
    return `report of ${await Report.objects.acount()}`;
  }
}
