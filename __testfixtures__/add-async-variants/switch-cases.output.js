import { Model } from 'orm';

export class Ticket extends Model {}

export class Queue extends Model {
  save(...args) {
    const trail = [];
    switch (Ticket.objects.count()) {
      case Ticket.objects.filter({ done: true }).count(): {
        const oldest = Ticket.objects.first();
        trail.push(oldest?.id ?? 'nothing');
        break;
      }
      case this.limit ?? Ticket.objects.filter({ done: false }).count():
        trail.push('open');
      // falls through
      default:
        trail.push('else');
        if (this.strict) throw new RangeError(`${Ticket.objects.count()} tickets`);
      case 'never':
        trail.push(Ticket.objects.exists());
    }
    switch (true) {
      case Ticket.objects.exists():
        return [trail, super.save(...args)];
    }
    return trail;
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const trail = [];
    switch (await Ticket.objects.acount()) {
      case await Ticket.objects.filter({ done: true }).acount(): {
        const oldest = await Ticket.objects.afirst();
        trail.push(oldest?.id ?? 'nothing');
        break;
      }
      case this.limit ?? (await Ticket.objects.filter({ done: false }).acount()):
        trail.push('open');
      // falls through
      default:
        trail.push('else');
        if (this.strict) throw new RangeError(`${await Ticket.objects.acount()} tickets`);
      case 'never':
        trail.push(await Ticket.objects.aexists());
    }
    switch (true) {
      case await Ticket.objects.aexists():
        return [trail, await super.asave(...args)];
    }
    return trail;
  }
}
