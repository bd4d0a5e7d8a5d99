import { Model } from 'orm';

export class Shelf extends Model {}

/** The configuration says that there is a `lookUp()`: of the class, as is seen here. */
export class Jar extends Model {
  static lookUp(id) {
    const jar = Jar.objects.get({ id });
    if (jar.spoiled) throw new RangeError(`jar ${id} is spoiled`);
    return jar;
  }

  /** Async variant of {@link lookUp}. */
  static async alookUp(id) {
    const jar = await Jar.objects.aget({ id });
    if (jar.spoiled) throw new RangeError(`jar ${id} is spoiled`);
    return jar;
  }

  save() {
    this.label = `${Shelf.lookUp(this.shelfId).label}-${this.number}`;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.label = `${(await Shelf.alookUp(this.shelfId)).label}-${this.number}`;
    await super.asave();
  }
}

export class Lid extends Model {
  static lookUp(id) {
    const lid = super.lookUp(Number(id));
    lid.seen = true;
    return lid;
  }

  /** Async variant of {@link lookUp}. */
  static async alookUp(id) {
    const lid = await super.alookUp(Number(id));
    lid.seen = true;
    return lid;
  }
}

export class Rack extends Shelf {
  /** Nobody says that this is an operation of the class. */
  static delete(room) {
    return Rack.objects.filter({ room }).delete();
  }
}

export class Order extends Model {
  save() {
    this.jar = Jar.lookUp(this.jarId).label;
    this.lid = Lid.lookUp(this.lidId).size;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.jar = (await Jar.alookUp(this.jarId)).label;
    this.lid = (await Lid.alookUp(this.lidId)).size;
    await super.asave();
  }
}
