import { Model } from 'orm';

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
}
