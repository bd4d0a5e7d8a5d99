import { Model } from 'orm';

export class Audit extends Model {}

function required(name) {
  throw new TypeError(`${name} is missing`);
}

export class Member extends Model {
  save({ by = required('by'), fields: [first = 'name', ...others] = [], ...options } = {}, ...args) {
    Audit.objects.create({ by, first, others });
    return super.save({ ...options, updateFields: null ?? undefined }, ...args);
  }

  /** Async variant of {@link save}. */
  async asave({ by = required('by'), fields: [first = 'name', ...others] = [], ...options } = {}, ...args) {
    await Audit.objects.acreate({ by, first, others });
    return await super.asave({ ...options, updateFields: null ?? undefined }, ...args);
  }

  delete(reason, when = `${reason} at once`) {
    Audit.objects.create({ reason, when });
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete(reason, when = `${reason} at once`) {
    await Audit.objects.acreate({ reason, when });
    return await super.adelete();
  }

  refreshFromDb([field, [alias] = [field]] = ['id'], { [field]: target = this.id } = {}) {
    super.refreshFromDb();
    return { field, alias, target };
  }

  /** Async variant of {@link refreshFromDb}. */
  async arefreshFromDb([field, [alias] = [field]] = ['id'], { [field]: target = this.id } = {}) {
    await super.arefreshFromDb();
    return { field, alias, target };
  }
}
