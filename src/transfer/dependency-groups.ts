/**
 * Splits nodes into groups so that every node comes with, or after, all that it needs: nodes that need each other in
 * a circle are one group, any other node is a group of its own. Needs that are no nodes are left out of account.
 * Tarjan's strongly connected components (R. Tarjan, Depth-first search and linear graph algorithms, 1972), without
 * recursion, because a chain of needs may be as long as the list.
 */
export function dependencyGroups(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const groups: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const enter = (node: string) => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, next: 0 };
  };
  const lower = (node: string, to: number) => lowest.set(node, Math.min(lowest.get(node) ?? to, to));

  for (const start of needs.keys()) {
    if (order.has(start)) continue;
    const path = [enter(start)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const needed = needs.get(step.node)?.[step.next++];
      if (needed !== undefined) {
        if (!needs.has(needed)) continue;
        if (!order.has(needed)) path.push(enter(needed));
        else if (isOpen.has(needed)) lower(step.node, order.get(needed) ?? 0);
        continue;
      }
      path.pop();
      const caller = path.at(-1);
      if (caller) lower(caller.node, lowest.get(step.node) ?? 0);
      if (lowest.get(step.node) === order.get(step.node)) {
        const group = open.splice(open.lastIndexOf(step.node));
        for (const node of group) isOpen.delete(node);
        groups.push(group);
      }
    }
  }
  return groups;
}
