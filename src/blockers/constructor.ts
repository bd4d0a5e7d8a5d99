import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'constructor',
  title: 'Constructor that reaches the ORM',
  meaning:
    'Creating an object runs code that reaches the ORM. A constructor cannot be async: it has to return the object itself.',
  action:
    'Move the query out of the constructor, for instance into a static method that fetches first and then constructs.',
  example: `
class Receipt {
  constructor(order) {
    this.lines = Line.objects.get({ order });
  }
}

class Order extends Model {
  save() {
    this.receipt = new Receipt(this);
    super.save();
  }
}
`,
} as const satisfies Blocker;
