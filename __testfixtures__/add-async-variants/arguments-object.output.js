import { Model } from 'orm';
import { forEachSequential } from 'orm-migrate-runtime';

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

  /** Async variant of {@link save}. */
  async asave() {
    this.count = arguments.length;
    const [first] = arguments;
    const rest = [...arguments].slice(1);
    const each = async () => await Call.objects.acreate({ with: arguments[0], of: arguments.length });
    await each();
    await forEachSequential([...arguments], async (argument) => await Call.objects.acreate({ argument }));
    await super.asave(...arguments);
    return { first, rest };
  }

  delete(reason) {
    arguments[0] = `${reason}!`;
    Call.objects.create({ reason });
    return super.delete.apply(this, arguments);
  }

  /** Async variant of {@link delete}. */
  async adelete(reason) {
    arguments[0] = `${reason}!`;
    await Call.objects.acreate({ reason });
    return await super.adelete.apply(this, arguments);
  }
}
