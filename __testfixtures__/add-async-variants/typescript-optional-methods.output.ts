import { Model } from 'orm';

export class Tag extends Model {}

export abstract class Titled extends Model {
  declare title: string;

  protected beforeSave?(): void;
  protected beforeSave?(title: string): void;

  /** Async variant of {@link beforeSave}. */
  protected abeforeSave?(): Promise<void>;
  protected abeforeSave?(title: string): Promise<void>;

  protected afterSave?(created: boolean): void;

  /** Async variant of {@link afterSave}. */
  protected aafterSave?(created: boolean): Promise<void>;

  protected stamp(): string {
    Tag.objects.create({ title: this.title });
    return this.title.toUpperCase();
  }

  /** Async variant of {@link stamp}. */
  protected async astamp(): Promise<string> {
    await Tag.objects.acreate({ title: this.title });
    return this.title.toUpperCase();
  }

  protected abstract note(): void;
  protected abstract note(title: string): void;

  /** Async variant of {@link note}. */
  protected abstract anote(): Promise<void>;
  protected abstract anote(title: string): Promise<void>;

  describe(): string;
  describe(short: boolean): string;
  describe(short = false): string {
    return short ? this.title : `${this.title} (${String(Tag.objects.count())})`;
  }

  /** Async variant of {@link describe}. */
  adescribe(): Promise<string>;
  adescribe(short: boolean): Promise<string>;
  async adescribe(short = false): Promise<string> {
    return short ? this.title : `${this.title} (${String(await Tag.objects.acount())})`;
  }

  private static describe?(): string;
  protected static count(): number {
    return Tag.objects.count();
  }

  /** Async variant of {@link count}. */
  protected static async acount(): Promise<number> {
    return await Tag.objects.acount();
  }

  override save(): void {
    this.beforeSave?.(this.title);
    this.title = `${this.stamp()} ${String(Titled.count())}`;
    super.save();
    this.afterSave?.(true);
    this.note(this.title);
    this.title = this.describe();
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<void> {
    await this.abeforeSave?.(this.title);
    this.title = `${await this.astamp()} ${String(await Titled.acount())}`;
    await super.asave();
    await this.aafterSave?.(true);
    await this.anote(this.title);
    this.title = await this.adescribe();
  }
}

export class Product extends Titled {
  protected override note(title = ''): void {
    Tag.objects.create({ title: `note ${title}` });
  }

  /** Async variant of {@link note}. */
  protected override async anote(title = ''): Promise<void> {
    await Tag.objects.acreate({ title: `note ${title}` });
  }

  protected override beforeSave(title = ''): void {
    new Tag({ title: `before ${title}` }).save();
  }

  /** Async variant of {@link beforeSave}. */
  protected override async abeforeSave(title = ''): Promise<void> {
    await new Tag({ title: `before ${title}` }).asave();
  }

  protected override afterSave(created: boolean): void {
    if (created) new Tag({ title: 'after' }).save();
  }

  /** Async variant of {@link afterSave}. */
  protected override async aafterSave(created: boolean): Promise<void> {
    if (created) await new Tag({ title: 'after' }).asave();
  }
}

export class Plain extends Titled {
  protected override note(): void {}

  /** Async variant of {@link note}. */
  protected override async anote(): Promise<void> {}
}
