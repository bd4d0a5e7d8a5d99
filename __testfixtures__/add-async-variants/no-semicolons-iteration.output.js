import { Model } from 'orm'
import { forEachSequential, mapSequential } from 'orm-migrate-runtime'

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

  /** Async variant of {@link save}. */
  async asave(...args) {
    const before = await Step.objects.acount()
    ;await forEachSequential([1, 2], async (position) => await Step.objects.acreate({ position }))
    this.done = before
    ++this.runs
    ;(await Step.objects.afirst()).position++
    let last = await Step.objects.alast()
    ;(last || {}).seen = await Step.objects.acount()
    const names = await mapSequential([3, 4], async (position) => await Step.objects.filter({ position }).acount())
    ;await forEachSequential(`${names}`.split(','), async (text) => await Step.objects.acreate({ text }))
    if (before > 2) await (await Step.objects.afirst()).adelete()
    else await forEachSequential([5], async (position) => await Step.objects.acreate({ position }))
    do this.runs += await Step.objects.acount()
    while (this.runs < 20)
    return await super.asave(...args)
  }
}
