import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Counter extends Model {}

function numbered(_count: number) {
  return <This, Args extends unknown[], Return>(
    method: (this: This, ...args: Args) => Return,
    _context: ClassMethodDecoratorContext<This, (this: This, ...args: Args) => Return>,
  ) => method;
}

export class Invoice extends Model {
  override save(...args: unknown[]): void {
    class Line {
      static first: number;
      static {
        Line.first = Counter.objects.count();
      }
    }
    super.save({ first: Line.first }, ...args);
  }

  static {
    // orm-migrate: initializer - save() reaches the ORM while a class is set up
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  override delete(): number {
    class Line {
      @numbered(Counter.objects.count())
      describe(): string {
        return 'line';
      }
    }
    return super.delete() + new Line().describe().length;
  }

  static {
    // orm-migrate: decorator - delete() calls Counter.objects.count() in a decorator
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}
