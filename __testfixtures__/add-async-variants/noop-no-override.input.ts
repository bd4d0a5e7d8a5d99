import { Model } from 'orm';

export class Country extends Model {
  declare code: string;
  declare name: string;

  /** Looks like an ORM call, and is a Map's. */
  static cache = new Map<string, Country>();

  get label() {
    return `${this.name} (${this.code})`;
  }

  forget() {
    Country.cache.delete(this.code);
  }

  static inEurope() {
    return Country.objects.filter({ continent: 'EU' }).orderBy('name');
  }
}
