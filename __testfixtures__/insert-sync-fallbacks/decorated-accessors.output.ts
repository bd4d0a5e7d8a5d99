import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Visit extends Model {}

/** Reads run what it is given. */
export function lazy<T>(make: () => T) {
  return function (_target: unknown, _context: ClassAccessorDecoratorContext<any, T>) {
    return {
      get(): T {
        return make();
      },
    };
  };
}

/** The first value of a field that is given none. */
export function initially<T>(make: () => T) {
  return function (_target: undefined, _context: ClassFieldDecoratorContext<any, any>) {
    return (value: any): any => value ?? make();
  };
}

/** Only keeps the names. */
export function listed(_target: unknown, context: { name: string | symbol; metadata?: object }): void {
  names.push(String(context.name));
}
const names: string[] = [];

export class Counter extends Model {
  @lazy(() => Visit.objects.count())
  accessor visits = 0;

  @listed
  accessor size = 1;

  declare text: string;

  override save(): void {
    this.text = `${this.visits} of ${this.size}`;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() reads this.visits, an accessor that reaches the ORM
    //   (get())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Start {
  @initially(() => Visit.objects.count())
  count: number | undefined;

  @initially(() => 5)
  limit: number | undefined;
}

export class Tour extends Model {
  declare first: number | undefined;

  override save(): void {
    this.first = new Start().count;
    super.save();
  }

  static {
    // orm-migrate: initializer - save() calls new Start(), which may run what a decorator left, and
    //   that reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Stop extends Model {
  @listed
  accessor size = 1;

  declare start: Start;
  declare text: string;

  override save(): void {
    this.text = `${this.size} of ${names.length} from ${this.start.limit}`;
    super.save();
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<void> {
    this.text = `${this.size} of ${names.length} from ${this.start.limit}`;
    await super.asave();
  }
}
