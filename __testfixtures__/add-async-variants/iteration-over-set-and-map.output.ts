import { Model } from 'orm';
import { forEachSequential } from 'orm-migrate-runtime';

export class Member extends Model {
  declare name: string;
}

export class Club extends Model {
  declare members: Set<Member>;
  declare byRole: Map<string, Member>;

  override save(...args: unknown[]) {
    super.save(...args);
    this.members.forEach((member) => {
      member.save();
    });
    this.byRole.forEach((member, role) => {
      member.name += ` (${role})`;
      member.save();
    });
    for (const member of this.members) member.refreshFromDb();
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]) {
    await super.asave(...args);
    await forEachSequential(this.members, async (member) => {
      await member.asave();
    });
    await forEachSequential(this.byRole, async (member, role) => {
      member.name += ` (${role})`;
      await member.asave();
    });
    for (const member of this.members) await member.arefreshFromDb();
  }
}
