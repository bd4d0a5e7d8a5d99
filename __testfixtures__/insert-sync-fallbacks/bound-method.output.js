import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Button extends Model {
  save(...args) {
    const store = super.save.bind(this);
    return store(...args);
  }

  static {
    // orm-migrate: method-value - save() reads super.save as a value
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    const remove = this.remove.bind(this, 'now');
    return remove();
  }

  static {
    // orm-migrate: method-value - delete() passes on this.remove, a function that reaches the ORM
    //   (Button.remove())
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  remove(when) {
    this.when = when;
    return super.delete();
  }

  refreshFromDb() {
    return Reflect.apply(super.refreshFromDb, this, []);
  }

  static {
    // orm-migrate: method-value - refreshFromDb() reads super.refreshFromDb as a value
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}
