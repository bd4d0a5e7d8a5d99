import { Model } from 'orm';

function once<This, Args extends unknown[], Return>(
  method: (this: This, ...args: Args) => Return,
  context: ClassMethodDecoratorContext,
) {
  return function (this: This, ...args: Args): Return {
    console.log('once', String(context.name).replace(/^a(?=save)/, ''));
    return method.call(this, ...args);
  };
}

export class Payment extends Model {
  declare amount: number;

  @once override save(...args: unknown[]): string {
    this.amount = Math.abs(this.amount);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  @once override async asave(...args: unknown[]): Promise<string> {
    this.amount = Math.abs(this.amount);
    return await super.asave(...args);
  }
}
