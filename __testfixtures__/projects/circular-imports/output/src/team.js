import { Model } from 'orm';
import { Member } from './member.js';

export class Team extends Model {
  save(...args) {
    super.save(...args);
    this.members = Member.objects.filter({ team: this.id }).count();
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await super.asave(...args);
    this.members = await Member.objects.filter({ team: this.id }).acount();
  }

  rename(name) {
    this.name = name;
    this.save();
  }

  /** Async variant of {@link rename}. */
  async arename(name) {
    this.name = name;
    await this.asave();
  }
}
