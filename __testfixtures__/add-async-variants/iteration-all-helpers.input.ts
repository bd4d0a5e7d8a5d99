import { Model } from 'orm';

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
}
