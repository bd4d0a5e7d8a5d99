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
}
