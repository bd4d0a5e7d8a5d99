import { Model } from 'orm';

export class Score extends Model {
  declare points: number;
  declare label: string;
  declare history: number[];
}

const tag = (parts: TemplateStringsArray, ...values: unknown[]): string => parts.join('|') + values.join();

class Range {
  readonly from: number;
  constructor(from: number) {
    this.from = from;
  }
}

export class Game extends Model {
  declare total: number;
  declare best: number | null;
  declare facts: Record<string, unknown>;

  override save(...args: unknown[]): unknown {
    const scores = Score.objects;
    this.total = 2 * scores.count() ** 2 - -scores.count() + +scores.count();
    this.total += scores.count() % 2;
    this.best ??= scores.count() && (scores.first() as Score).points;
    this.facts = {
      not: !scores.exists(),
      twice: !!scores.exists() === true,
      kind: typeof scores.count(),
      nothing: void scores.count(),
      in: 'points' in (scores.first() as Score),
      is: scores.first() instanceof Score,
      range: new Range(scores.count()).from,
      last: scores.last()!.points,
      element: scores.last()!.history[scores.count() - 1],
      [`key ${scores.count()}`]: (scores.count(), scores.exists()),
      template: `${scores.count()} of ${scores.last()!.points}`,
      tagged: tag`a${scores.count()}b${scores.exists()}`,
      choice: scores.exists() ? scores.count() : scores.last(),
      compared: scores.count() < 3 === scores.exists(),
      bits: ~scores.count() | (scores.count() << 2),
      spread: Math.max(...[scores.count(), 1], ...scores.last()!.history),
      deleted: delete (scores.first() as Partial<Score>).label,
      arrow: ((value: number) => value + 1)(scores.count()),
    };
    if (scores.count() > 9) return null;
    return super.save(...args), scores.count();
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<unknown> {
    const scores = Score.objects;
    this.total = 2 * (await scores.acount()) ** 2 - -(await scores.acount()) + +(await scores.acount());
    this.total += (await scores.acount()) % 2;
    this.best ??= (await scores.acount()) && ((await scores.afirst()) as Score).points;
    this.facts = {
      not: !(await scores.aexists()),
      twice: !!(await scores.aexists()) === true,
      kind: typeof (await scores.acount()),
      nothing: void (await scores.acount()),
      in: 'points' in ((await scores.afirst()) as Score),
      is: (await scores.afirst()) instanceof Score,
      range: new Range(await scores.acount()).from,
      last: (await scores.alast())!.points,
      element: (await scores.alast())!.history[(await scores.acount()) - 1],
      [`key ${await scores.acount()}`]: (await scores.acount(), await scores.aexists()),
      template: `${await scores.acount()} of ${(await scores.alast())!.points}`,
      tagged: tag`a${await scores.acount()}b${await scores.aexists()}`,
      choice: (await scores.aexists()) ? await scores.acount() : await scores.alast(),
      compared: (await scores.acount()) < 3 === (await scores.aexists()),
      bits: ~(await scores.acount()) | ((await scores.acount()) << 2),
      spread: Math.max(...[await scores.acount(), 1], ...(await scores.alast())!.history),
      deleted: delete ((await scores.afirst()) as Partial<Score>).label,
      arrow: ((value: number) => value + 1)(await scores.acount()),
    };
    if ((await scores.acount()) > 9) return null;
    return await super.asave(...args), await scores.acount();
  }
}
