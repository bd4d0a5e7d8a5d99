import { Model } from 'orm';

export class Tag extends Model {}

/** The helper's type is written down, and a promise is no number. */
export class Shelf extends Model {
  declare size: number;

  override save(...args: unknown[]): void {
    const count: () => number = () => Tag.objects.count();
    this.size = count();
    super.save(...args);
  }
}

type Touchable = {
  touch(): void;
};

/** What is cast to a shape has the members of the shape, and no others. */
export class Lamp extends Model {
  declare touched: boolean;

  touch(): void {
    this.touched = Tag.objects.exists();
  }

  override save(...args: unknown[]): void {
    (this as { touch(): void }).touch();
    super.save(...args);
  }

  override delete(...args: unknown[]): void {
    const touchable: Touchable = this;
    touchable.touch();
    super.delete(...args);
  }

  override refreshFromDb(...args: unknown[]): void {
    (this as unknown as { names: readonly string[] }).names.forEach(() => Tag.objects.create({}));
    super.refreshFromDb(...args);
  }
}

/** Sometimes a promise: an async variant would unwrap it. */
export class Draft extends Model {
  override save(...args: unknown[]): Promise<void> | void {
    super.save(...args);
  }
}

export class Owner extends Model {
  override save(): { readonly key: string } {
    return super.save();
  }
}

/** The chain goes on behind the call, whatever the compiler is told about it. */
export class House extends Model {
  declare owner: Owner | undefined;
  declare key: string | undefined;

  override save(...args: unknown[]): void {
    this.key = this.owner?.save()!.key;
    super.save(...args);
  }
}
