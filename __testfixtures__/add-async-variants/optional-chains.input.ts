import { Model } from 'orm';

export class Person extends Model {
  declare boss: Person | undefined;

  override save(...args: unknown[]): { readonly key: unknown; readonly tags: readonly string[] } {
    super.save(...args);
    return { key: this.id, tags: ['saved'] };
  }
}

export class Task extends Model {
  declare owner: Person | undefined;
  declare people: readonly Person[] | undefined;
  declare missing: readonly Person[] | undefined;
  declare count: number;
  declare results: unknown[];

  override save(...args: unknown[]): unknown {
    this.owner?.save();
    this.results = [
      (this.owner?.boss?.save())?.tags[0]!.toUpperCase(),
      (this.people?.[this.count++]?.save())?.tags.map((tag) => tag.length)?.[0],
      this.missing?.[this.count++]!.save() ?? 'nobody',
      Person.objects.filter({ id: this.count }).first()?.boss?.id ?? Person.objects.first()?.id,
      Person.objects.first()!.boss?.save(),
      !this.owner?.boss?.save(),
      (this.owner?.save())?.key === this.owner?.id,
    ];
    return super.save?.(...args);
  }
}
