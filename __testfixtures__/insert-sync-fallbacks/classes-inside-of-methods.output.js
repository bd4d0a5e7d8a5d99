import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Row extends Model {}

export class Import extends Model {
  save(...args) {
    const source = this.source;
    class Line extends Row {
      save(...options) {
        this.source = source;
        this.position = Line.objects.count();
        return super.save(...options);
      }

      /** Async variant of {@link save}. */
      async asave(...options) {
        this.source = source;
        this.position = await Line.objects.acount();
        return await super.asave(...options);
      }
    }
    const Loud = class extends Line {
      save(...options) {
        this.text = this.text.toUpperCase();
        return super.save(...options);
      }

      /** Async variant of {@link save}. */
      async asave(...options) {
        this.text = this.text.toUpperCase();
        return await super.asave(...options);
      }
    };
    for (const text of this.lines) new Loud({ text }).save();
    this.kinds = [Line.objects.count(), Loud.objects.count()];
    return super.save(...args);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a nested function
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
