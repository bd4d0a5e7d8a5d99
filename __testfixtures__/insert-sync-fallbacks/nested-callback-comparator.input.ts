import { Model } from 'orm';

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
}
