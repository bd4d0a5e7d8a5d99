import { Desk } from './orm/index.js';
import { Call, Notice, Van } from './kinds.js';

export class VanDesk extends Desk {
  static of = Van;

  /** The free van of a district, or any other that is free. */
  nearest(district) {
    if (this.count() === 0) throw new Error('there are no vans');
    const free = this.rows().filter((van) => van.callId === null);
    return free.find((van) => van.district === district) ?? free[0] ?? null;
  }

  keep(van) {
    if (van.callId !== null && !this.workspace.desk(Call).load(van.callId)) throw new Error(`no call ${van.callId}`);
    return super.keep(van);
  }
}

export class CallDesk extends Desk {
  static of = Call;

  keep(call) {
    const vans = this.workspace.desk(Van);
    const van = call.state === 'waiting' ? vans.nearest(call.district) : null;
    if (van) {
      call.vanId = van.id;
      call.state = 'assigned';
    }
    super.keep(call);
    if (van) {
      van.callId = call.id;
      vans.keep(van);
    }
    return call;
  }
}

export class NoticeDesk extends Desk {
  static of = Notice;

  keep(notice) {
    notice.text = notice.text.trim();
    super.keep(notice);
    this.workspace.commit();
    return notice;
  }
}
