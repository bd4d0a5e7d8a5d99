import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

function logged<This, Args extends unknown[], Return>(
  method: (this: This, ...args: Args) => Return,
  context: ClassMethodDecoratorContext,
) {
  return function (this: This, ...args: Args): Return {
    console.log('enter', String(context.name));
    const result = method.call(this, ...args);
    console.log('leave', String(context.name), result);
    return result;
  };
}

export class Payment extends Model {
  declare amount: number;

  @logged
  override save(...args: unknown[]): number {
    this.amount = Math.abs(this.amount);
    super.save(...args);
    return this.amount;
  }

  static {
    // orm-migrate: decorator - save() is under @logged, which may not be safe for an async method
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
