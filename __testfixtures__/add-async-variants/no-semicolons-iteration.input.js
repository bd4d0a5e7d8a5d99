import { Model } from 'orm'

export class Step extends Model {}

export class Plan extends Model {
  save(...args) {
    const before = Step.objects.count()
    ;[1, 2].forEach((position) => Step.objects.create({ position }))
    this.done = before
    ++this.runs
    Step.objects.first().position++
    let last = Step.objects.last()
    ;(last || {}).seen = Step.objects.count()
    const names = [3, 4].map((position) => Step.objects.filter({ position }).count())
    ;`${names}`.split(',').forEach((text) => Step.objects.create({ text }))
    if (before > 2) Step.objects.first().delete()
    else [5].forEach((position) => Step.objects.create({ position }))
    do this.runs += Step.objects.count()
    while (this.runs < 20)
    return super.save(...args)
  }
}
