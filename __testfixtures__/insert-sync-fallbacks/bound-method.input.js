import { Model } from 'orm';

export class Button extends Model {
  save(...args) {
    const store = super.save.bind(this);
    return store(...args);
  }

  delete() {
    const remove = this.remove.bind(this, 'now');
    return remove();
  }

  remove(when) {
    this.when = when;
    return super.delete();
  }

  refreshFromDb() {
    return Reflect.apply(super.refreshFromDb, this, []);
  }
}
