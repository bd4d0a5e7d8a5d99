import { Workspace } from './orm/index.js';
import { CallDesk, NoticeDesk, VanDesk } from './desks.js';
import { Announcer, screen, ShiftRules } from './watchers.js';

export function openRoom() {
  screen.lines.length = 0;
  return new Workspace({
    desks: [VanDesk, CallDesk, NoticeDesk],
    watchers: [new ShiftRules(), new Announcer(), screen],
  });
}
