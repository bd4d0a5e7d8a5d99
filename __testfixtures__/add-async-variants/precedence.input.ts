import { Model } from 'orm';

export class Author extends Model {
  declare name: string;
}

export class Chapter extends Model {
  declare author: Author;
  declare byline: string;
  declare position: number;
  declare weight: number;
  declare first: boolean;
  declare kind: string;

  override save(...args: unknown[]) {
    this.position = Chapter.objects.count() + 1;
    this.weight = Chapter.objects.count() ** 2;
    this.first = !Chapter.objects.exists();
    this.byline = `by ${Author.objects.get({ id: this.author.id }).name}, ${Chapter.objects.count()} more`;
    this.kind = typeof Chapter.objects.first();
    const { name } = Author.objects.get({ id: this.author.id });
    const label = (Author.objects.first() as Author).name + Author.objects.last()!.name;
    const negative = -Author.objects.count();
    const parts = [...[Chapter.objects.count()], Author.objects.exists() ? 'some' : 'none'];
    super.save(...args);
    return { name, label, negative, parts };
  }
}
