/** What each call in a body was taken for, and what becomes of it: the material of an explanation. */
import { type CallNode, callsWithin, type FunctionNode } from '../graph/project/nodes.ts';
import type { Translation } from '../graph/variants/translation.ts';
import { describe } from '../graph/types/describe.ts';
import type { CallNote } from '../model/result.ts';
import type { Planning } from './context.ts';

/**
 * @param translation of the body; null where it falls back
 * @returns a note for each call and each query that is run, in the order of the source
 */
export function explainCalls(planning: Planning, body: FunctionNode, translation: Translation | null): CallNote[] {
  const becomes = new Map(translation?.awaits.map((each) => [keyOf(each), each]));
  const notes = callsWithin(body).map((call): CallNote => {
    const key = keyOf({ line: call.fact.position.line, call: call.fact.text });
    const found = becomes.get(key);
    becomes.delete(key);
    return { ...noteOf(planning, call), becomes: found?.becomes ?? null };
  });
  // What is left runs without a call: `for (const row of query)`.
  const others = [...becomes.values()].map((each): CallNote => ({ ...each, effect: 'orm', path: [] }));
  return [...notes, ...others].sort((a, b) => a.line - b.line);
}

function keyOf({ line, call }: { line: number; call: string }): string {
  return `${String(line)} ${call}`;
}

function noteOf(planning: Planning, call: CallNode): Omit<CallNote, 'becomes'> {
  const { effects } = planning;
  const role = effects.classify(call);
  const note = { line: call.fact.position.line, call: call.fact.text, path: [] };
  switch (role.kind) {
    case 'orm':
      return { ...note, receiver: role.receiver, effect: 'orm' };
    case 'orm-function':
      return { ...note, receiver: `function of '${role.module}'`, effect: 'orm' };
    case 'project': {
      const reaching = role.targets.find((each) => effects.needsVariant(each));
      const effect = reaching ? 'reaches-orm' : effects.callReaches(call) ? 'may-reach-orm' : 'none';
      return { ...note, receiver: role.receiver, effect, path: reaching ? wayFrom(planning, reaching) : [] };
    }
    case 'iteration':
      return { ...note, receiver: role.receiver, effect: effects.callReaches(call) ? 'reaches-orm' : 'none' };
    case 'calls-back':
      return { ...note, receiver: role.what, effect: effects.callReaches(call) ? 'reaches-orm' : 'assumed-none' };
    case 'callback': {
      const effect = effects.callReaches(call) || effects.receives(role.parameter) ? 'may-reach-orm' : 'none';
      return { ...note, receiver: 'a callback', effect };
    }
    case 'external':
      return { ...note, receiver: role.what, effect: effects.callReaches(call) ? 'may-reach-orm' : 'assumed-none' };
    case 'harmless':
      return { ...note, receiver: role.receiver, effect: effects.callReaches(call) ? 'may-reach-orm' : 'none' };
    case 'unresolved':
      return { ...note, receiver: role.receiver, effect: effects.callReaches(call) ? 'may-reach-orm' : 'assumed-none' };
    case 'dynamic':
    case 'opaque':
      return { ...note, receiver: receiverOf(planning, call), effect: 'may-reach-orm' };
  }
}

function receiverOf({ graph }: Planning, { fact, file }: CallNode): string {
  return describe(graph.evaluate(fact.callee.kind === 'member' ? fact.callee.object : fact.callee, file));
}

/** `src/audit.ts:12 record()`, …, `src/audit.ts:14 entry.save()` */
function wayFrom({ effects, variants }: Planning, node: FunctionNode): readonly string[] {
  const { through, call } = effects.wayFrom(node);
  const end = call ? [variants.describeCall(call)] : [];
  return [...[node, ...through].map((each) => variants.describe(each)), ...end];
}
