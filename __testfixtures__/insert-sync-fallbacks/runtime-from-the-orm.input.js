import { Model } from 'orm';

export class Clock extends Model {
  save() {
    setTimeout(() => super.save(), 0);
  }
}
