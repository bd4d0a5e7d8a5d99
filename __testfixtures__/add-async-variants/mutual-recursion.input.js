import { Model } from 'orm';

export class Node extends Model {
  save(...args) {
    super.save(...args);
    this.size = size(this, []);
    return this.size;
  }

  /** Touches no rows. */
  depth() {
    return this.level ? this.level + 1 : 0;
  }
}

function size(node, seen) {
  if (seen.includes(node.id)) return 0;
  seen.push(node.id);
  return 1 + children(node, seen);
}

function children(node, seen) {
  let sum = node.depth();
  for (const child of Node.objects.filter({ parent: node.id })) sum += size(child, seen);
  return sum;
}
