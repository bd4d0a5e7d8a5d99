import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

type Constructor<T> = new (...args: any[]) => T;

interface Saving {
  save(): any;
}

/** Its type asks for a save(), and does not know of an asave(). */
export function Versioned<T extends Constructor<Saving>>(Base: T) {
  return class extends Base {
    version = 0;

    override save(): any {
      this.version += 1;
      return super.save();
    }

    static {
      // orm-migrate: unsupported-form - what the mixin extends is typed as something that has no
      //   asave()
      fallbackToSyncVariant(this.prototype, 'save', 'asave');
    }
  };
}

export function Slugged<T extends Constructor<{ save(): any; slug?: string }>>(Base: T) {
  return class extends Base {
    override save(): any {
      this.slug = 'slug';
      return super.save();
    }

    static {
      // orm-migrate: unsupported-form - what the mixin extends is typed as something that has no
      //   asave()
      fallbackToSyncVariant(this.prototype, 'save', 'asave');
    }
  };
}

export class Sheet extends Model {
  slug?: string;
}

export class Page extends Versioned(Slugged(Sheet)) {
  title = 'untitled';

  override save(): any {
    this.title = this.title.trim();
    return super.save();
  }
}
