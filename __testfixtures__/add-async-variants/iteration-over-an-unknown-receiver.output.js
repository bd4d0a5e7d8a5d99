import { Model } from 'orm';
import { forEachSequential } from 'orm-migrate-runtime';

export class Mail extends Model {}

export class Newsletter extends Model {
  /** Readers come as an array, a set, a map, or as a collection of the project's own. */
  save(readers, ...args) {
    super.save(...args);
    const names = [];
    readers.forEach((reader, key) => {
      names.push([Mail.objects.create({ to: reader.name, letter: this.id }).id, key?.name ?? key]);
    });
    return names;
  }

  /** Async variant of {@link save}. */
  async asave(readers, ...args) {
    await super.asave(...args);
    const names = [];
    await forEachSequential(readers, async (reader, key) => {
      names.push([(await Mail.objects.acreate({ to: reader.name, letter: this.id })).id, key?.name ?? key]);
    });
    return names;
  }
}
