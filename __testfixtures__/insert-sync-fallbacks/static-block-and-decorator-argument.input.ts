import { Model } from 'orm';

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

  override delete(): number {
    class Line {
      @numbered(Counter.objects.count())
      describe(): string {
        return 'line';
      }
    }
    return super.delete() + new Line().describe().length;
  }
}
