import { Model } from 'orm';
import { collect, forEachSequential, whenPresent } from 'orm-migrate-runtime';

export class Tag extends Model {}

export class Book extends Model {
  save(...args) {
    const tags = this.pages > 2 ? [...Tag.objects.all()] : undefined;
    tags?.forEach((tag) => tag.save());
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const tags = this.pages > 2 ? [...(await collect(Tag.objects.all()))] : undefined;
    await whenPresent(tags, (list) => forEachSequential(list, async (tag) => await tag.asave()));
    return await super.asave(...args);
  }
}

export class Shelf extends Model {
  save(...args) {
    const tags = this.name === '' ? null : [new Tag({ name: this.name })];
    if (tags) for (const tag of tags) tag.save();
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const tags = this.name === '' ? null : [new Tag({ name: this.name })];
    if (tags) for (const tag of tags) await tag.asave();
    return await super.asave(...args);
  }
}

export class Room extends Model {
  save(...args) {
    let tags = null;
    if (this.number > 2) tags = [new Tag({ name: 'far' })];
    for (const tag of tags ?? []) tag.save();
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    let tags = null;
    if (this.number > 2) tags = [new Tag({ name: 'far' })];
    for (const tag of tags ?? []) await tag.asave();
    return await super.asave(...args);
  }
}

export class House extends Model {
  save(...args) {
    const tags = this.number > 2 ? JSON.parse('null') : null;
    tags?.forEach((tag) => tag.save());
    return super.save(...args);
  }
}
