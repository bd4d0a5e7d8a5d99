import { Model } from 'orm';

export class Stamp extends Model {
  // @ts-ignore
  save(...args) { this.stamped = true; return super.save(...args); } /** Async variant of {@link save}. */ async asave(...args) { this.stamped = true; return await super.asave(...args); } rename() { this.name = 'stamp'; }
}
