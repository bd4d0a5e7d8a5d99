import { Model } from 'orm'

export class Tag extends Model {
  save(...args) {
    const before = this.total
    Tag.objects.filter({ total: before }).count() > 0 && this.bump()
    Tag.objects.filter({ total: 1 }).exists() || this.bump()
    super.save(...args)
    return before
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const before = this.total
    ;(await Tag.objects.filter({ total: before }).acount()) > 0 && this.bump()
    ;(await Tag.objects.filter({ total: 1 }).aexists()) || this.bump()
    await super.asave(...args)
    return before
  }

  bump() {
    this.total += 1
  }
}
