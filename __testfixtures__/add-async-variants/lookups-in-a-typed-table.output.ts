import { Model } from 'orm';

type Unit = 'g' | 'kg' | 'l';

const GRAMS: Partial<Record<Unit, number>> = { g: 1, kg: 1000, l: 1000 };

/** An accessor that runs a query; the table above has none. */
export class Pantry extends Model {
  get stock(): number {
    return Ingredient.objects.filter({ pantry: 1 }).count();
  }
}

export class Ingredient extends Model {
  declare amount: number;
  declare unit: Unit;
  declare grams: number;

  override save(...args: unknown[]): any {
    this.grams = this.amount * (GRAMS[this.unit] ?? 1);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<any> {
    this.grams = this.amount * (GRAMS[this.unit] ?? 1);
    return await super.asave(...args);
  }
}
