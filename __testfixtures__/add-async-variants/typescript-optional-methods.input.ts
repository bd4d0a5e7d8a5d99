import { Model } from 'orm';

export class Tag extends Model {}

export abstract class Titled extends Model {
  declare title: string;

  protected beforeSave?(): void;
  protected beforeSave?(title: string): void;

  protected afterSave?(created: boolean): void;
  protected stamp(): string {
    Tag.objects.create({ title: this.title });
    return this.title.toUpperCase();
  }

  protected abstract note(): void;
  protected abstract note(title: string): void;

  describe(): string;
  describe(short: boolean): string;
  describe(short = false): string {
    return short ? this.title : `${this.title} (${String(Tag.objects.count())})`;
  }

  private static describe?(): string;
  protected static count(): number {
    return Tag.objects.count();
  }

  override save(): void {
    this.beforeSave?.(this.title);
    this.title = `${this.stamp()} ${String(Titled.count())}`;
    super.save();
    this.afterSave?.(true);
    this.note(this.title);
    this.title = this.describe();
  }
}

export class Product extends Titled {
  protected override note(title = ''): void {
    Tag.objects.create({ title: `note ${title}` });
  }

  protected override beforeSave(title = ''): void {
    new Tag({ title: `before ${title}` }).save();
  }

  protected override afterSave(created: boolean): void {
    if (created) new Tag({ title: 'after' }).save();
  }
}

export class Plain extends Titled {
  protected override note(): void {}
}
