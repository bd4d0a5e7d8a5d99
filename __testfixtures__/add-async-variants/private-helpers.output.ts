import { Model } from 'orm';

export class Log extends Model {
  declare lines: number;
}

export class Task extends Model {
  #history: string[] = [];
  declare title: string;

  save(...args: unknown[]) {
    this.#remember('save');
    this.#touch();
    const position = this._position();
    super.save(...args);
    return { position, history: this.#history };
  }

  /** Async variant of {@link save}. */
  async asave(...args: unknown[]) {
    this.#remember('save');
    await this.#atouch();
    const position = await this._aposition();
    await super.asave(...args);
    return { position, history: this.#history };
  }

  /** Touches no rows, so it stays as it is. */
  #remember(what: string) {
    this.#history.push(what);
  }

  #touch() {
    Log.objects.create({ lines: this.#history.length });
  }

  /** Async variant of {@link #touch}. */
  async #atouch() {
    await Log.objects.acreate({ lines: this.#history.length });
  }

  private _position(): number {
    return Task.objects.count() + 1;
  }

  /** Async variant of {@link _position}. */
  private async _aposition(): Promise<number> {
    return (await Task.objects.acount()) + 1;
  }
}
