import { Model } from 'orm';

class Recipe extends Model {
  declare cost: number;
}

class Recipes {
  find(id: number): Recipe | null {
    return Recipe.objects.filter({ id }).first();
  }
}

type Lookup = (id: number) => Recipe | null;

/** The field holds a method, and what that does is nowhere said where it is called. */
export class Menu extends Model {
  declare courses: number[];
  declare total: number;
  lookup: Lookup = (id) => (id > 0 ? null : null);

  use(recipes: Recipes): void {
    this.lookup = recipes.find.bind(recipes);
  }

  override save(...args: unknown[]): void {
    this.total = 0;
    for (const id of this.courses) this.total += this.lookup(id)?.cost ?? 0;
    super.save(...args);
  }
}

/** Whoever makes one gives it what to look up with. */
export class Plan extends Model {
  declare course: number;
  declare cost: number;
  price?: Lookup;

  override save(...args: unknown[]): void {
    this.cost = this.price?.(this.course)?.cost ?? 0;
    super.save(...args);
  }
}

export const recipes = new Recipes();
