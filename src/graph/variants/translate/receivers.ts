/** Receivers: what the project has the ORM run is run by its async variants as it is. */
import type { Role } from '../../effects/roles.ts';
import { modelOfReceiver, receiverOf } from '../../pairs/model-runs.ts';
import type { CallNode } from '../../project/nodes.ts';
import { nameOfFunction } from '../../pairs/siblings.ts';
import { originOf } from '../../values/origins.ts';
import { isRunBy, type Operation } from '../../effects/receivers.ts';
import { alternatives, UNKNOWN, withoutNullish } from '../../project/types.ts';
import type { Draft } from './draft.ts';

type OrmRole = Extract<Role, { kind: 'orm' }>;

/** @throws BlockedError if the operation runs a receiver that reaches the ORM; what it may run becomes an assumption */
export function rejectReceivers(draft: Draft, at: CallNode, role: OrmRole): void {
  const { effects, graph, variants } = draft;
  if (effects.receivers.length === 0) return;
  const operations = operationsOf(draft, at, role);
  for (const receiver of effects.receivers) {
    const answers = operations.map((each) => isRunBy(graph, receiver, each));
    if (answers.includes('yes')) {
      const isNamed = nameOfFunction(receiver.function) !== null;
      const name = isNamed ? variants.title(receiver.function) : `what ${receiver.text} was given`;
      const detail = `calls ${at.fact.text}, whose async variant runs ${name} as it is, which reaches the ORM`;
      draft.block(at.fact, 'opaque-call', detail, receiver.function);
    }
    if (answers.includes('maybe'))
      draft.assumptions.add(
        `${role.pair.async}() of ${role.receiver} does not run ${variants.describe(receiver.function)}, which reaches the ORM`,
      );
  }
}

/** One for each thing that the call may be made on. */
function operationsOf({ graph, root }: Draft, at: CallNode, { pair, awaitsCallbacks }: OrmRole): readonly Operation[] {
  const receiver = receiverOf(at);
  // A transaction runs what it is given, and nothing else.
  if (!receiver || awaitsCallbacks) return [];
  const { value } = receiver;
  const origin = originOf(graph, value, at.file);
  const home = value.kind === 'super' || value.kind === 'this' ? graph.homeOf(root)?.class : undefined;
  const types = alternatives(withoutNullish(graph.evaluate(value, at.file)));
  return (types.length === 0 ? [UNKNOWN] : types).map((type) => ({
    sync: pair.sync,
    ormType: pair.ormType,
    holder: { type, origin },
    model:
      home ??
      modelOfReceiver(graph, value, type, at.file) ??
      (type.kind === 'instance' || type.kind === 'class' ? type.class : null),
  }));
}
