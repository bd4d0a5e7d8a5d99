import { Model } from 'orm';

export class Person extends Model {
  declare boss: Person | undefined;

  override save(...args: unknown[]): { readonly key: unknown; readonly tags: readonly string[] } {
    super.save(...args);
    return { key: this.id, tags: ['saved'] };
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<{ readonly key: unknown; readonly tags: readonly string[] }> {
    await super.asave(...args);
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

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<unknown> {
    await this.owner?.asave();
    this.results = [
      (await this.owner?.boss?.asave())?.tags[0]!.toUpperCase(),
      (await this.people?.[this.count++]?.asave())?.tags.map((tag) => tag.length)?.[0],
      (await this.missing?.[this.count++]!.asave()) ?? 'nobody',
      (await Person.objects.filter({ id: this.count }).afirst())?.boss?.id ?? (await Person.objects.afirst())?.id,
      await (await Person.objects.afirst())!.boss?.asave(),
      !(await this.owner?.boss?.asave()),
      (await this.owner?.asave())?.key === this.owner?.id,
    ];
    return await super.asave?.(...args);
  }
}
