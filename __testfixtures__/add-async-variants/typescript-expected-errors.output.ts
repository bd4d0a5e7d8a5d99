import { Model } from 'orm';

export class Shape extends Model {
  override save(): number {
    super.save();
    return 1;
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<number> {
    await super.asave();
    return 1;
  }
}

export class Circle extends Shape {
  // @ts-expect-error a text, where the base promises a number
  override save(): string {
    super.save();
    return 'saved';
  }

  /** Async variant of {@link save}. */
  // @ts-ignore as above
  override async asave(): Promise<string> {
    await super.asave();
    return 'saved';
  }
}
