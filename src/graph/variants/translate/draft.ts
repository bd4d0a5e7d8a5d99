/** A translation while it is being made: what it has gathered so far, and the ways to add to it or to end it. */
import type { Position } from '../../../model/facts.ts';
import type { MirrorShape, Rewrite } from '../../../model/plan.ts';
import type { Effects } from '../../effects/effects.ts';
import { type CallNode, type FunctionNode, isTypeScript } from '../../project/nodes.ts';
import { siblingVariant } from '../../pairs/siblings.ts';
import { givesPromise } from '../../types/promises.ts';
import type { Graph } from '../../project/questions.ts';
import { isNameFree } from '../reach.ts';
import { isWithoutMember, methodsWritten } from '../../types/written.ts';
import { nameAt } from '../../project/borrowed.ts';
import type { AwaitNote, Blocked, ImportNeed, Translation, Variants } from '../translation.ts';

/** A blocker found on the way; it ends the translation. */
export class BlockedError extends Error {
  readonly blocked: Blocked;

  constructor(blocked: Blocked) {
    super(blocked.detail);
    this.blocked = blocked;
  }
}

/** A place in the source and its text, as far as a reason has to name them. */
export interface Place {
  readonly position: Position;
  readonly text: string;
}

export class Draft {
  readonly root: FunctionNode;
  readonly graph: Graph;
  readonly effects: Effects;
  readonly variants: Variants;
  readonly assumptions = new Set<string>();
  readonly demands = new Set<FunctionNode>();
  readonly relies = new Set<FunctionNode>();
  readonly imports: ImportNeed[] = [];
  readonly rewrites: Rewrite[] = [];
  readonly #awaits: AwaitNote[] = [];
  /** Calls that give an iterator, and are iterated over where they stand. */
  readonly iterated = new Set<CallNode>();
  /** How the variant gives what it gives; see `MirrorShape`. */
  shape: MirrorShape = 'promise';
  /** Nested functions that become async in the copy. */
  readonly madeAsync: FunctionNode[] = [];
  readonly #isMadeAsync = new Set<FunctionNode>();

  constructor(root: FunctionNode, graph: Graph, effects: Effects, variants: Variants) {
    this.root = root;
    this.graph = graph;
    this.effects = effects;
    this.variants = variants;
  }

  /**
   * @param towards a function that reaches the ORM, through which the place does
   * @throws BlockedError always
   */
  block(at: Place, blocker: string, detail: string, towards?: FunctionNode): never {
    throw new BlockedError({
      blocker,
      detail,
      path: this.root.file.facts.path,
      line: at.position.line,
      text: at.text,
      callPath: null,
      beyond: towards ? [this.variants.describe(towards), ...this.wayBeyond(towards)] : [],
    });
  }

  /** The way from a function to the ORM, without the function itself. */
  wayBeyond(node: FunctionNode): readonly string[] {
    const { through, call } = this.effects.wayFrom(node);
    const functions = through.map((each) => this.variants.describe(each));
    return call ? [...functions, this.variants.describeCall(call)] : functions;
  }

  note(at: Place, receiver: string, becomes: string): void {
    this.#awaits.push({ line: at.position.line, call: at.text, receiver, becomes });
  }

  /** What has to be there for a variant to be called by its name. */
  need(at: Place, needs: readonly ImportNeed[]): void {
    if (needs.some((each) => each.kind === 'member' && !this.variants.isEditable(each.path)))
      this.block(at, 'outside-paths', `calls ${at.text}, which a file outside the given paths would have to export`);
    this.imports.push(...needs);
  }

  needRuntime(at: Place, name: string): void {
    if (!isNameFree(this.root.file, name, this.variants.runtime)) {
      this.block(at, 'name-collision', `needs the name ${name} of the runtime, which is taken`);
    }
    this.imports.push({ kind: 'runtime', name });
  }

  /** @param to the name to call instead; null where the name stays */
  awaitCall(at: CallNode, to: string | null, receiver: string): void {
    const { fact } = at;
    this.expectAwaitable(at);
    if (fact.awaited) this.block(fact, 'nested-callback', `awaits ${fact.text} already`);
    const name = nameAt(this.graph, at);
    if (to !== null && !name) this.block(fact, 'dynamic-call', `calls ${fact.text}, which has no name to change`);
    if (to !== null) this.#expectDeclared(at, to);
    const rename = to === null || !name ? null : { range: name.range, to, form: name.form };
    this.rewrites.push({ kind: 'await-call', call: fact.range, rename });
    this.note(fact, receiver, to === null ? `await ${fact.text}` : `await ${to}()`);
  }

  /** An interface that what is called on is written as must have the variant, too. */
  #expectDeclared(at: CallNode, name: string): void {
    const { fact, file } = at;
    if (fact.callee.kind !== 'member' || !isTypeScript(file)) return;
    if (!isWithoutMember(this.graph, fact.callee.object, file, name)) return;
    const methods = methodsWritten(this.graph, fact.callee.object, file, fact.callee.name ?? '');
    if (!methods) this.block(fact, 'unreachable-variant', `calls ${fact.text} on an interface that has no ${name}()`);
    this.demandVariants(methods, at);
  }

  /**
   * Variants of functions that are called, and of all that may run in their place.
   * @param at what is done with them
   */
  demandVariants(targets: readonly FunctionNode[], at: CallNode): void {
    for (const target of this.variants.group(targets)) {
      this.#expectShape(target, at);
      const state = this.variants.of(target);
      if ('blocked' in state) {
        const { blocked } = state;
        throw new BlockedError({
          ...blocked,
          callPath: { step: this.variants.describe(target), next: blocked.callPath },
        });
      }
      if (state.pending) this.demands.add(target);
    }
  }

  /** What is iterated over gives an async iterator, all else a promise. */
  #expectShape(target: FunctionNode, at: CallNode): void {
    const { fact } = siblingVariant(this.graph, target) ?? target;
    if (fact.generator === this.iterated.has(at)) return;
    this.block(at.fact, 'generator', `calls ${this.variants.title(target)}, which is a generator`, target);
  }

  /**
   * `for (const row of rows())`: the loop waits, and the call gives it what to wait for.
   * @param to the name to call instead
   */
  iterateCall(at: CallNode, to: string, receiver: string): void {
    const { text, obstacle, awaited } = at.fact;
    if (obstacle) this.block(at.fact, obstacle.blocker, `calls ${text} ${obstacle.detail}`);
    if (awaited) this.block(at.fact, 'nested-callback', `awaits ${text} already`);
    const name = nameAt(this.graph, at);
    if (!name) this.block(at.fact, 'dynamic-call', `calls ${text}, which has no name to change`);
    this.#expectDeclared(at, to);
    this.rewrites.push({
      kind: 'rename-call',
      call: at.fact.range,
      rename: { range: name.range, to, form: name.form },
    });
    this.note(at.fact, receiver, `for await (… of ${to}())`);
  }

  /** An `await` can stand in front of the call. */
  expectAwaitable({ fact, function: within }: CallNode): void {
    if (fact.obstacle) this.block(fact, fact.obstacle.blocker, `calls ${fact.text} ${fact.obstacle.detail}`);
    if (within.fact.form === 'initializer') {
      this.block(fact, 'initializer', `calls ${fact.text} in a field initializer`);
    }
  }

  makeAsync(node: FunctionNode): void {
    if (this.#isMadeAsync.has(node)) return;
    const at = { position: node.fact.position, text: '' };
    this.rejectPromise(node, at);
    if (node.fact.generator) this.block(at, 'generator', 'reaches the ORM inside a generator');
    if (node.fact.async) return;
    this.#isMadeAsync.add(node);
    this.madeAsync.push(node);
    this.rewrites.push({ kind: 'make-async', function: node.fact.range });
  }

  /** Awaiting a function that gives a promise already would unwrap it. */
  rejectPromise(node: FunctionNode, at: Place): void {
    if (givesPromise(this.graph, node))
      this.block(at, 'promise-result', 'gives a promise, which an async variant would unwrap');
  }

  finish(): Translation {
    return {
      shape: this.shape,
      rewrites: this.rewrites,
      assumptions: [...this.assumptions],
      awaits: this.#awaits,
      demands: [...this.demands],
      relies: [...this.relies],
      imports: this.imports,
    };
  }
}
