/** Runs whether the method is sync or async, and does not look at what it returns. */
export function logged<This, Args extends unknown[], Return>(
  method: (this: This, ...args: Args) => Return,
  _context: ClassMethodDecoratorContext<This, (this: This, ...args: Args) => Return>,
) {
  return function (this: This, ...args: Args): Return {
    console.info('called');
    return method.call(this, ...args);
  };
}

/** Looks at what the method returns. */
export function positive<This, Args extends unknown[]>(
  method: (this: This, ...args: Args) => number,
  _context: ClassMethodDecoratorContext<This, (this: This, ...args: Args) => number>,
) {
  return function (this: This, ...args: Args): number {
    return Math.max(0, method.call(this, ...args));
  };
}
