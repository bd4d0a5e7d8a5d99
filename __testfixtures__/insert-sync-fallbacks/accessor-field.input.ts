import { Model } from 'orm';

export class Counter extends Model {
  declare count: number;

  override accessor save = (): void => {
    this.count = (this.count ?? 0) + 1;
    Model.prototype.save.call(this);
  };
}
