import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Step {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

/** The ORM keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const planner = modules['src/planner.js'] as Loose;
  const { journal } = modules['src/orm/engine.js'] as unknown as { journal: Step[] };
  const { db, Projects, Tasks, Activity, Mails } = planner;
  const project = await call(db.repository(Projects), 'insert', { name: 'garden' });
  const task = await call(db.repository(Tasks), 'insert', { project, title: 'dig' });
  const sides = new Set(journal.map(({ side }) => side)).size;
  const mails = new Mails();
  planner.provide({ mail: mails });
  const updated = await call(db.repository(Tasks), 'update', task, { title: 'dig deep' });
  const sent = await call(mails, 'insert', { to: 'Ada' });
  const done = journal.map(({ what }) => what);
  const rows = [Projects, Tasks, Activity].map((each) => db.repository(each).rows());
  return { sides, project, task, updated, sent, mails, rows, done };
}

export const fallback = 'some';
