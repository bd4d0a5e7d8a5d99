import { Model } from 'orm';

export interface Cache<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): boolean;
}

/** It keeps the last few. */
export class LastFew<K, V> implements Cache<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#most) return;
    for (const first of this.#entries.keys()) {
      this.#entries.delete(first);
      return;
    }
  }

  delete(key: K): boolean {
    return this.#entries.delete(key);
  }
}

class Settings extends Map<string, string> {
  theme(): string {
    return this.get('theme') ?? 'light';
  }
}

const seen: Cache<string, number> = new LastFew(1);

export class Page extends Model {
  declare title: string;
  declare theme: string;
  readonly drafts: Cache<string, string> = new LastFew(2);
  readonly settings = new Settings();

  override save(): void {
    this.drafts.delete(this.title);
    seen.set(this.title, (seen.get(this.title) ?? 0) + 1);
    super.save();
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<void> {
    this.drafts.delete(this.title);
    seen.set(this.title, (seen.get(this.title) ?? 0) + 1);
    await super.asave();
  }

  override delete(): void {
    this.theme = this.settings.theme();
    this.settings.delete('theme');
    this.settings.clear();
    super.delete();
  }

  /** Async variant of {@link delete}. */
  override async adelete(): Promise<void> {
    this.theme = this.settings.theme();
    this.settings.delete('theme');
    this.settings.clear();
    await super.adelete();
  }
}

/** What stands below says what it is. */
abstract class Numbered extends Model {
  declare number: number;
  protected abstract readonly counter: Cache<string, number>;

  override save(): void {
    this.number = (this.counter.get('last') ?? 0) + 1;
    this.counter.set('last', this.number);
    super.save();
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<void> {
    this.number = (this.counter.get('last') ?? 0) + 1;
    this.counter.set('last', this.number);
    await super.asave();
  }
}

export class Invoice extends Numbered {
  protected readonly counter = new LastFew<string, number>(1);
}

interface Record {
  save(): void;
}

/** The interface has no variant, whatever the value has. */
export class Copy extends Model {
  declare title: string;

  override save(): void {
    const page: Record = new Page({ title: this.title });
    page.save();
    super.save();
  }
}

/** Anything may be put here. */
export class Open extends Model {
  declare title: string;
  drafts: Cache<string, string> = new LastFew(2);

  use(drafts: Cache<string, string>): void {
    this.drafts = drafts;
  }

  override save(): void {
    this.drafts.delete(this.title);
    super.save();
  }
}
