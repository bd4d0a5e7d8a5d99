import { Model } from 'orm';
import { Team } from './team.js';

export class Member extends Model {
  save(...args) {
    super.save(...args);
    Team.objects.get({ id: this.team }).rename(`team of ${this.name}`);
  }
}
