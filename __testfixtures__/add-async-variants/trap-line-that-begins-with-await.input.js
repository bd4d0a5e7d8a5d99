import { Model } from 'orm'

export class Tag extends Model {
  save(...args) {
    const before = this.total
    Tag.objects.filter({ total: before }).count() > 0 && this.bump()
    Tag.objects.filter({ total: 1 }).exists() || this.bump()
    super.save(...args)
    return before
  }

  bump() {
    this.total += 1
  }
}
