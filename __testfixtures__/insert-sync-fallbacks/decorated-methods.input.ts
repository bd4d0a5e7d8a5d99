import { Model } from 'orm';

export class Entry extends Model {}

/** Counts in the database whenever the method is called. */
export function audited(method: (...values: any[]) => unknown, _context: ClassMethodDecoratorContext): any {
  return function (this: any, ...values: unknown[]) {
    this.entries = Entry.objects.count();
    return method.apply(this, values);
  };
}

/** Keeps the names, and nothing else. */
export function listed(_method: unknown, context: ClassMethodDecoratorContext): void {
  names.push(String(context.name));
}
const names: string[] = [];

/** The objects know their number from the start. */
export function numbered(_method: unknown, context: ClassMethodDecoratorContext): void {
  context.addInitializer(function (this: any) {
    this.number = Entry.objects.count();
  });
}

export class Draft extends Model {
  declare note: string;

  @audited
  revise(): void {
    this.note = 'revised';
  }

  override save(): void {
    this.revise();
    super.save();
  }
}

export class Letter extends Model {
  declare note: string;

  @listed
  stamp(): void {
    this.note = 'stamped';
  }

  override save(): void {
    this.stamp();
    super.save();
  }
}

export class Ticket {
  declare number: number;

  @numbered
  call(): number {
    return this.number;
  }
}

export class Queue extends Model {
  declare first: Ticket;
  declare last: number;

  override save(): void {
    this.last = new Ticket().number;
    super.save();
  }
}
