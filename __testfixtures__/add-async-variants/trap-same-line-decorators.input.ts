import { Model } from 'orm';

function once<This, Args extends unknown[], Return>(
  method: (this: This, ...args: Args) => Return,
  _context: ClassMethodDecoratorContext,
) {
  return function (this: This, ...args: Args): Return {
    return method.call(this, ...args);
  };
}

function named(_name: string) {
  return once;
}

export class Payment extends Model {
  declare amount: number;

  @once @named('a') override save(...args: unknown[]): string {
    this.amount = Math.abs(this.amount);
    return super.save(...args) as string;
  }

  @named(
    'over several lines',
  )
  @once override delete(...args: unknown[]): void {
    super.delete(...args);
  }
}
