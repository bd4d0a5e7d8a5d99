/** Interfaces with methods: classes without code, as far as calls of their methods go. */
import type * as t from '@babel/types';
import type { ClassFact, MemberFact, TypeFact } from '../../../model/facts.ts';
import { keyName } from '../nodes.ts';
import type { DraftBinding, Scan } from './context.ts';
import { addFunction, declareTypeParameters, insideFunction, noteTypeParameters, readSignature } from './functions.ts';
import { annotationOf, typeFact } from './types.ts';

/**
 * Adds an interface that says what methods there are; its type parameters are in scope already. Declaration files say what
 * is elsewhere, and what stands in a function is nobody else's.
 */
export function scanInterface(
  scan: Scan,
  node: t.TSInterfaceDeclaration,
  binding: DraftBinding,
  typeParameters: number[],
): void {
  const { body } = node.body;
  const isMethod = (each: t.Node): boolean => each.type === 'TSMethodSignature' && each.kind === 'method';
  if (scan.path.includes('.d.') || scan.function !== 0 || !(body.some(isMethod) || node.extends?.length)) return;
  const members = body.flatMap((each) => memberOf(scan, each, body));
  const fact: ClassFact = {
    name: node.id.name,
    range: scan.range(node),
    body: scan.range(node.body),
    position: scan.position(node),
    function: scan.function,
    bases: [],
    baseArguments: [],
    typeParameters,
    implements: (node.extends ?? []).map((each): TypeFact => typeFact(scan, each)),
    interface: members.length === body.length ? 'closed' : 'open',
    members,
    abstract: true,
    ambient: true,
    ignored: scan.comments.isIgnored(scan.position(node).line),
    statement: null,
  };
  binding.interface = scan.classes.length;
  scan.classes.push(fact);
}

/** None for what can be called without a name, may have any name, or has several signatures. */
function memberOf(scan: Scan, node: t.TSTypeElement, all: readonly t.TSTypeElement[]): MemberFact[] {
  if (node.type !== 'TSMethodSignature' && node.type !== 'TSPropertySignature') return [];
  const name = keyName(node.key, node.computed === true);
  const isOverloaded = all.some((each) => each !== node && 'key' in each && keyName(each.key, false) === name);
  if (name === null || isOverloaded) return [];
  const member = {
    name,
    static: false,
    private: false,
    initializer: null,
    optional: node.optional === true,
    overloads: [],
    value: null,
    range: scan.range(node),
    position: scan.position(node.key),
    decorators: [],
    ignored: scan.comments.isIgnored(scan.position(node.key).line),
  };
  if (node.type === 'TSMethodSignature' && node.kind === 'method' && node.optional !== true)
    return [{ ...member, kind: 'method', abstract: true, function: signature(scan, node, name), type: null }];
  const isMethod = node.type === 'TSMethodSignature' && node.kind === 'method';
  const type = isMethod ? null : annotationOf(scan, node.typeAnnotation);
  return [{ ...member, kind: 'field', abstract: true, function: null, type }];
}

function signature(scan: Scan, node: t.TSMethodSignature, name: string): number {
  const id = addFunction(scan, node, { form: 'method', name, use: { kind: 'member' } });
  insideFunction(scan, id, () => {
    noteTypeParameters(scan.current, declareTypeParameters(scan, node.typeParameters));
    readSignature(scan, scan.current, { params: node.parameters, returnType: node.typeAnnotation ?? null });
  });
  return id;
}
