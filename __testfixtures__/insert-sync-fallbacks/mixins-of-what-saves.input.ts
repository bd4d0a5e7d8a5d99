import { Model } from 'orm';

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
  };
}

export function Slugged<T extends Constructor<{ save(): any; slug?: string }>>(Base: T) {
  return class extends Base {
    override save(): any {
      this.slug = 'slug';
      return super.save();
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
