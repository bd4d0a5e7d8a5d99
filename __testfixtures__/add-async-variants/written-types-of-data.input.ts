import { Model } from 'orm';

export class Dog extends Model {
  declare name: string;
}

export class Cat extends Model {
  declare name: string;
}

type Checked = { ok: true; pet: Dog | Cat } | { ok: false; error: string };

interface Line {
  dog: Dog;
  count: number;
}

interface LongLine extends Line {
  cats: Record<string, Cat>;
}

/** A repository of rows of any model. */
class Kennel<T extends Model> {
  private readonly rows: T[];

  constructor(rows: T[]) {
    this.rows = rows;
  }

  first(): T | null {
    return this.rows[0] ?? null;
  }

  all(): T[] {
    return this.rows;
  }
}

class DogKennel extends Kennel<Dog> {}

const kennel = new DogKennel([new Dog({ name: 'Rex' })]);
const cattery = new Kennel<Cat>([new Cat({ name: 'Tom' })]);

export class Visit extends Model {
  declare pet?: Dog | Cat;
  declare title: string;

  private check(): Checked {
    return this.pet ? { ok: true, pet: this.pet } : { ok: false, error: 'no pet' };
  }

  override save(...args: unknown[]): unknown {
    const checked = this.check();
    if (!checked.ok) throw new Error(checked.error);
    checked.pet.save();
    return super.save(...args);
  }

  override delete(...args: unknown[]): unknown {
    kennel.first()?.save();
    for (const cat of cattery.all()) cat.save();
    return super.delete(...args);
  }

  override refreshFromDb(): void {
    const line: Line = { dog: new Dog({ name: 'Ada' }), count: 2 };
    write([{ ...line, cats: { a: new Cat({ name: 'Mia' }) } }]);
    super.refreshFromDb();
  }
}

function write(lines: readonly LongLine[]): void {
  const byName = new Map<string, Dog[]>();
  for (const { dog, count, cats } of lines) {
    if (count > 1) byName.set(dog.name, [dog]);
    for (const cat of Object.values(cats)) cat.save();
    cats['a']?.refreshFromDb();
  }
  for (const [name, dogs] of byName) for (const dog of dogs) if (name === dog.name) dog.save();
}
