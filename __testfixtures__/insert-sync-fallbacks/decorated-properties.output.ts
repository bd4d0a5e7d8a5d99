import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

interface Entity {
  objects: { get(where: object): unknown };
}

/** A getter in the place of the property, which looks the row up by the foreign key. */
export function BelongsTo(target: () => Entity): PropertyDecorator {
  return (prototype, name) => {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: Record<string, unknown>) {
        return target().objects.get({ id: this[`${String(name)}Id`] });
      },
    });
  };
}

export function Computed(compute: (row: any) => unknown): PropertyDecorator {
  return (prototype, name) => {
    Object.defineProperty(prototype, name, {
      get() {
        return compute(this);
      },
    });
  };
}

export const Default =
  (value: unknown): PropertyDecorator =>
  (prototype: any, name) => {
    prototype[name] = value;
  };

export class Customer extends Model {
  declare name: string;
}

export class Invoice extends Model {
  @BelongsTo(() => Customer)
  declare customer: Customer;

  declare customerId: number;
  declare payer: string;

  override save(): void {
    this.payer = this.customer.name;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() reads this.customer, an accessor that reaches the ORM
    //   (get())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Report extends Model {
  @Computed(() => Customer.objects.count())
  declare readonly total: number;

  @Default(10)
  declare limit: number;

  declare text: string;

  override save(): void {
    this.text = `${this.total} of ${this.limit}`;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() reads this.total, an accessor that reaches the ORM
    //   (get())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Page extends Report {
  declare label: string;

  override save(): void {
    this.label = `up to ${this.limit}`;
    Model.prototype.save.call(this);
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<void> {
    this.label = `up to ${this.limit}`;
    await Model.prototype.asave.call(this);
  }
}
