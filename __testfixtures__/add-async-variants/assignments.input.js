import { Model } from 'orm';

export class Rate extends Model {}

export class Price extends Model {
  save(...args) {
    this.rate ??= Rate.objects.create({ value: 2 }).value;
    this.rate ||= Rate.objects.count();
    this.isKnown &&= Rate.objects.exists();
    this.parts[Rate.objects.count() - 1] += Rate.objects.count();
    this.parts[this.parts.length] = this.rate **= Rate.objects.count();
    let total;
    [total, this.first = Rate.objects.first().value] = [Rate.objects.count()];
    ({ value: this.value, missing: this.missing = Rate.objects.count() } = Rate.objects.last());
    const { a = Rate.objects.count(), [`key${Rate.objects.count()}`]: key = 'none', ...rest } = this.options;
    this.result = { total, a, key, rest };
    this.count = this.other = super.save(...args);
    return this.count;
  }
}
