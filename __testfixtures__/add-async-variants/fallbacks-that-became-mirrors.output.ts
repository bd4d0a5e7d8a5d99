import { Model } from 'orm';

export class Member extends Model {
  declare name: string;
  declare loans: number;

  override save(...args: unknown[]): void {
    this.name = this.name.trim();
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    this.name = this.name.trim();
    await super.asave(...args);
  }

  override delete(): unknown {
    this.loans = 0;
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  override async adelete(): Promise<unknown> {
    this.loans = 0;
    return await super.adelete();
  }

  /** Stands behind two of them. */
  get isKnown(): boolean {
    return this.name !== '';
  }
}

export class Guest extends Member {
  override save(...args: unknown[]): void {
    this.name ||= 'a guest';
    super.save(...args);
  } // not more

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    this.name ||= 'a guest';
    await super.asave(...args);
  }

  // The rest is the tool's.
}
