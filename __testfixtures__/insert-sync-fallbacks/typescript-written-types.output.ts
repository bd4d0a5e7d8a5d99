import { Model } from 'orm';
import { fallbackToSyncVariant, forEachSequential } from 'orm-migrate-runtime';

export class Tag extends Model {}

/** The helper's type is written down, and a promise is no number. */
export class Shelf extends Model {
  declare size: number;

  override save(...args: unknown[]): void {
    const count: () => number = () => Tag.objects.count();
    this.size = count();
    super.save(...args);
  }

  static {
    // orm-migrate: nested-callback - save() calls count(), whose type is written down
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
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

  static {
    // orm-migrate: unresolved-receiver - save() calls (this as { touch(): void }).touch(), and what
    //   that is called on cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  override delete(...args: unknown[]): void {
    const touchable: Touchable = this;
    touchable.touch();
    super.delete(...args);
  }

  static {
    // orm-migrate: unreachable-variant - delete() calls touchable.touch() on an interface that has
    //   no atouch()
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  override refreshFromDb(...args: unknown[]): void {
    (this as unknown as { names: readonly string[] }).names.forEach(() => Tag.objects.create({}));
    super.refreshFromDb(...args);
  }

  /** Async variant of {@link refreshFromDb}. */
  override async arefreshFromDb(...args: unknown[]): Promise<void> {
    await forEachSequential((this as unknown as { names: readonly string[] }).names, async () => await Tag.objects.acreate({}));
    await super.arefreshFromDb(...args);
  }
}

/** Sometimes a promise: an async variant would unwrap it. */
export class Draft extends Model {
  override save(...args: unknown[]): Promise<void> | void {
    super.save(...args);
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Owner extends Model {
  override save(): { readonly key: string } {
    return super.save();
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<{ readonly key: string }> {
    return await super.asave();
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

  static {
    // orm-migrate: optional-chain - save() calls this.owner?.save() in the middle of an optional
    //   chain
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
