import { Model } from 'orm';

export function stamped<T extends new (...args: any[]) => Model>(Base: T) {
  return class extends Base {
    declare stamps: number | undefined;

    save(...args: unknown[]) {
      this.stamps = (this.stamps ?? 0) + 1;
      return super.save(...args);
    }

    /** Async variant of {@link save}. */
    async asave(...args: unknown[]) {
      this.stamps = (this.stamps ?? 0) + 1;
      return await super.asave(...args);
    }
  };
}

export class Letter extends stamped(Model) {
  declare pages: number | undefined;

  save(...args: unknown[]) {
    this.pages ||= 1;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args: unknown[]) {
    this.pages ||= 1;
    return await super.asave(...args);
  }
}
