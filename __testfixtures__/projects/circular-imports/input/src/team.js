import { Model } from 'orm';
import { Member } from './member.js';

export class Team extends Model {
  save(...args) {
    super.save(...args);
    this.members = Member.objects.filter({ team: this.id }).count();
  }

  rename(name) {
    this.name = name;
    this.save();
  }
}
