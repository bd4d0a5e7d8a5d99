import { Model } from 'orm';

type Constructor<T> = new (...args: any[]) => T;

/** Counts how often its objects are saved. */
export function Counted<T extends Constructor<Model>>(Base: T) {
  return class extends Base {
    saves = 0;

    override save(): any {
      this.saves += 1;
      return super.save();
    }
  };
}

/** Only looks at the class. */
export function Named(name: string) {
  return (target: Constructor<object>): void => {
    Object.assign(target, { label: name });
  };
}

@Counted
@Named('song')
export class Song extends Model {
  title = 'untitled';

  override save(): any {
    this.title = this.title.trim();
    return super.save();
  }
}

@Named('cover')
export class Cover extends Song {
  override save(): any {
    this.title = `${this.title} (cover)`;
    return super.save();
  }
}
