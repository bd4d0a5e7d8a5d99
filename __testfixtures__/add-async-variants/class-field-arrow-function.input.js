import { Model } from 'orm';

export class Widget extends Model {
  save = (...args) => {
    this.saves = (this.saves ?? 0) + 1;
    return super.save(...args);
  };

  delete = () => super.delete();
}
