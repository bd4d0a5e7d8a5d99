import { Model } from 'orm';

export class Call extends Model {}

export class Phone extends Model {
  save() {
    this.count = arguments.length;
    const [first] = arguments;
    const rest = [...arguments].slice(1);
    const each = () => Call.objects.create({ with: arguments[0], of: arguments.length });
    each();
    [...arguments].forEach((argument) => Call.objects.create({ argument }));
    super.save(...arguments);
    return { first, rest };
  }

  delete(reason) {
    arguments[0] = `${reason}!`;
    Call.objects.create({ reason });
    return super.delete.apply(this, arguments);
  }
}
