import { Model } from 'orm';
import { Team } from './team.js';

export class Member extends Model {
  save(...args) {
    super.save(...args);
    Team.objects.get({ id: this.team }).rename(`team of ${this.name}`);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await super.asave(...args);
    await (await Team.objects.aget({ id: this.team })).arename(`team of ${this.name}`);
  }
}
