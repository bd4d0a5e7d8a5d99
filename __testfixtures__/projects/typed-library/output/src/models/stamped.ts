import type { Model } from 'orm';

type Constructor<TInstance = Model> = abstract new (...args: any[]) => TInstance;

/** Remembers when it was saved. */
export function stamped<TBase extends Constructor>(Base: TBase) {
  abstract class Stamped extends Base {
    declare savedAt: Date;
    declare stamps: number;

    override save(...args: unknown[]): unknown {
      this.savedAt = new Date();
      this.stamps = (this.stamps ?? 0) + 1;
      return super.save(...args);
    }

    /** Async variant of {@link save}. */
    override async asave(...args: unknown[]): Promise<unknown> {
      this.savedAt = new Date();
      this.stamps = (this.stamps ?? 0) + 1;
      return await super.asave(...args);
    }
  }
  return Stamped;
}
