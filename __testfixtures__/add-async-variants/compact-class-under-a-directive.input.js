import { Model } from 'orm';

export class Stamp extends Model {
  // @ts-ignore
  save(...args) { this.stamped = true; return super.save(...args); } rename() { this.name = 'stamp'; }
}
