import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Player extends Model {
  declare wins: number;
}

export class Ranking extends Model {
  declare players: Player[];

  override save(...args: unknown[]): void {
    this.players.sort((a, b) => {
      a.refreshFromDb();
      b.refreshFromDb();
      return b.wins - a.wins;
    });
    super.save(...args);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a this.players.sort() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
