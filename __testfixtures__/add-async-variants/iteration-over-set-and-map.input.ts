import { Model } from 'orm';

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
}
