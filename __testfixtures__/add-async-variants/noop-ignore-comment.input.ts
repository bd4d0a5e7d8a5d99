import { Model } from 'orm';

// orm-migrate-ignore
export class LegacySession extends Model {
  declare token: string;

  override save(...args: unknown[]) {
    this.token = this.token.trim();
    return super.save(...args);
  }
}

export class Session extends Model {
  declare expires: Date;

  // orm-migrate-ignore
  override delete() {
    this.expires = new Date(0);
    return super.delete();
  }
}

export function sessionModel() {
  // orm-migrate-ignore
  return class extends Model {
    override save() {
      return super.save();
    }
  };
}
