import { Model } from 'orm';

export class Country extends Model {
  code = '';
}

/** Its async variant uses the `get()` of a Map, which has only the name in common with its own. */
export class Store {
  protected cache = new Map<string, unknown>();
  asked = 0;

  get(code: string): unknown {
    const known = this.cache.get(code);
    if (known !== undefined) return known;
    const found = Country.objects.filter({ code }).first();
    this.cache.set(code, found);
    return found;
  }

  async aget(code: string): Promise<unknown> {
    const known = this.cache.get(code);
    if (known !== undefined) return known;
    const found: unknown = await Country.objects.filter({ code }).afirst();
    this.cache.set(code, found);
    return found;
  }
}

export class Countries extends Store {
  override get(code: string): unknown {
    this.asked += 1;
    return super.get(code.toUpperCase());
  }

  /** Async variant of {@link get}. */
  override async aget(code: string): Promise<unknown> {
    this.asked += 1;
    return await super.aget(code.toUpperCase());
  }
}
