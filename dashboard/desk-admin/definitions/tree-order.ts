/** Each branch with what lies below it after it; siblings keep their order. Keys are paths, `a/b`. */
export function inTreeOrder<Node extends { readonly id: string }>(
  nodes: readonly Node[],
): readonly Node[] {
  const below = (parent: string): readonly Node[] =>
    nodes
      .filter(({ id }) => id.slice(0, Math.max(0, id.lastIndexOf('/'))) === parent)
      .flatMap((node) => [node, ...below(node.id)])
  const ordered = below('')
  // One whose parent is gone is not lost.
  return [...ordered, ...nodes.filter((node) => !ordered.includes(node))]
}
