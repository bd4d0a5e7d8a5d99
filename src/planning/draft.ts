/** The plan while it is being made: edits and changes by file. */
import { type FindingCode, findings as kinds } from '../findings/index.ts';
import type { Range } from '../model/facts.ts';
import type { AddImport, AddMember, Edit, FilePlan } from '../model/plan.ts';
import type { Change, Finding } from '../model/result.ts';

export interface Draft {
  edit(path: string, edit: Edit): void;
  /** Asks for a name once per file, however often it is needed. */
  need(path: string, specifier: string, name: string): void;
  /** Asks for a member of an export list, once. */
  member(path: string, member: { readonly after: Range; readonly key: string; readonly value: string }): void;
  /** Notes that what is planned in the file works only with what is planned in the other one, or stands below it. */
  rely(path: string, other: string, how: 'relies' | 'above'): void;
  change(path: string, change: Change): void;
  /** Reports a problem; how bad it is stands with its code. */
  finding(finding: DraftFinding): void;
  /** What is planned for a file so far, imports left out. */
  edits(path: string): readonly Edit[];
  files(): readonly FilePlan[];
  findings(): readonly Finding[];
}

export type DraftFinding = Omit<Finding, 'code' | 'severity'> & { readonly code: FindingCode };

interface DraftFile {
  readonly edits: Edit[];
  readonly imports: Map<string, AddImport>;
  readonly members: Map<string, AddMember>;
  readonly relies: Set<string>;
  readonly above: Set<string>;
  readonly changes: Change[];
}

/** @param isBareModule asked for files that imports are added to: a module although it imports and exports nothing */
export function createDraft(isBareModule: (path: string) => boolean): Draft {
  const files = new Map<string, DraftFile>();
  const findings: Finding[] = [];

  function open(path: string): DraftFile {
    const known = files.get(path);
    if (known) return known;
    const file: DraftFile = {
      edits: [],
      imports: new Map(),
      members: new Map(),
      relies: new Set(),
      above: new Set(),
      changes: [],
    };
    files.set(path, file);
    return file;
  }

  function sortedImports(imports: DraftFile['imports'], path: string): readonly AddImport[] {
    const sorted = [...imports.values()].toSorted(
      (a, b) => compare(a.specifier, b.specifier) || compare(a.name, b.name),
    );
    return sorted.length > 0 && isBareModule(path) ? sorted.map((each) => ({ ...each, inModule: true })) : sorted;
  }

  return {
    edit: (path, edit) => {
      open(path).edits.push(edit);
    },
    need: (path, specifier, name) => {
      open(path).imports.set(`${specifier}\0${name}`, { kind: 'add-import', specifier, name });
    },
    member: (path, { after, key, value }) => {
      open(path).members.set(key, { kind: 'add-member', after, key, value });
    },
    rely: (path, other, how) => {
      if (other !== path) open(path)[how].add(other);
    },
    change: (path, change) => {
      open(path).changes.push(change);
    },
    finding: (finding) => {
      findings.push({ ...finding, severity: kinds[finding.code].severity });
    },
    edits: (path) => files.get(path)?.edits ?? [],
    files: () =>
      [...files].map(([path, { edits, imports, members, relies, above, changes }]) => ({
        path,
        relies: [...relies].toSorted(compare),
        above: [...above].toSorted(compare),
        changes: changes.toSorted((a, b) => a.line - b.line || compare(a.symbol, b.symbol)),
        edits: [...edits, ...members.values(), ...sortedImports(imports, path)],
      })),
    findings: () =>
      findings.toSorted(
        (a, b) => compare(a.path, b.path) || a.line - b.line || compare(a.code, b.code) || compare(a.symbol, b.symbol),
      ),
  };
}

/** By code unit, so that the order is the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
