import { Model } from 'orm';
import { everySequential, filterSequential, findIndexSequential, findSequential, flatMapSequential, reduceSequential, someSequential } from 'orm-migrate-runtime';

export class Part extends Model {
  declare weight: number;
}

export class Machine extends Model {
  declare parts: Part[];
  declare summary: unknown;

  override save(...args: unknown[]) {
    const known = (part: Part) => Part.objects.filter({ weight: part.weight }).exists();
    this.summary = {
      known: this.parts.filter((part) => Part.objects.contains(part)).length,
      some: this.parts.some((part) => Part.objects.contains(part)),
      every: this.parts.every((part) => known(part)),
      found: this.parts.find((part) => Part.objects.contains(part))?.weight,
      index: this.parts.findIndex((part) => Part.objects.contains(part)),
      sum: this.parts.reduce((sum, part) => sum + Part.objects.filter({ id: part.id }).count(), 0),
      flat: this.parts.flatMap((part) => [Part.objects.filter({ id: part.id }).count(), part.weight]),
    };
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]) {
    const known = async (part: Part) => await Part.objects.filter({ weight: part.weight }).aexists();
    this.summary = {
      known: (await filterSequential(this.parts, async (part) => await Part.objects.acontains(part))).length,
      some: await someSequential(this.parts, async (part) => await Part.objects.acontains(part)),
      every: await everySequential(this.parts, async (part) => await known(part)),
      found: (await findSequential(this.parts, async (part) => await Part.objects.acontains(part)))?.weight,
      index: await findIndexSequential(this.parts, async (part) => await Part.objects.acontains(part)),
      sum: await reduceSequential(this.parts, async (sum, part) => sum + (await Part.objects.filter({ id: part.id }).acount()), 0),
      flat: await flatMapSequential(this.parts, async (part) => [await Part.objects.filter({ id: part.id }).acount(), part.weight]),
    };
    await super.asave(...args);
  }
}
