import { Model } from 'orm';

export class Widget extends Model {
  save = (...args) => {
    this.saves = (this.saves ?? 0) + 1;
    return super.save(...args);
  };

  /** Async variant of {@link save}. */
  asave = async (...args) => {
    this.saves = (this.saves ?? 0) + 1;
    return await super.asave(...args);
  };

  delete = () => super.delete();

  /** Async variant of {@link delete}. */
  adelete = async () => await super.adelete();
}
