import type { DeskCategory, DeskSetting } from '../../domain/contract/public.ts'
import type { Problem } from '../../domain/public.ts'

type Categories = readonly Pick<DeskSetting<DeskCategory>, 'id' | 'body'>[]

/** A category and those above it, the nearest first; of one that nobody knows, itself alone. */
export function categoryPath(categories: Categories, key: string | null): readonly string[] {
  const path: string[] = []
  let next = key
  while (next !== null && !path.includes(next)) {
    path.push(next)
    next = categories.find(({ id }) => id === path.at(-1))?.body.parent ?? null
  }
  return path
}

/** Deeper trees cannot be chosen from in a menu. */
const DEEPEST = 4

/** What is wrong with a category among the others: parents that are missing, its own children, or too deep. */
export function categoryProblems(
  category: { readonly id: string; readonly body: DeskCategory },
  categories: Categories,
): readonly Problem[] {
  const { parent } = category.body
  if (parent === null) return []
  const others = categories.filter(({ id }) => id !== category.id)
  if (!others.some(({ id }) => id === parent)) {
    const known = parent === category.id ? 'it cannot lie below itself' : `${parent} does not exist`
    return [problem(known, 'Choose another category to put it under, or none.')]
  }
  const tree = [...others, category]
  if (categoryPath(others, parent).includes(category.id) || isInCircle(tree, category.id)) {
    return [problem(`${parent} lies below it`, 'Move that one first.')]
  }
  const below = Math.max(
    0,
    ...tree
      .map(({ id }) => categoryPath(tree, id).indexOf(category.id))
      .filter((place) => place > 0),
  )
  if (categoryPath(tree, category.id).length + below <= DEEPEST) return []
  return [problem(`the tree would have more than ${DEEPEST} levels`, 'Put it further up.')]
}

function isInCircle(categories: Categories, key: string): boolean {
  const parents = categoryPath(categories, key)
  const top = parents.at(-1)
  return (categories.find(({ id }) => id === top)?.body.parent ?? null) !== null
}

function problem(reason: string, fix: string): Problem {
  return { code: 'CATEGORY_INVALID', path: 'parent', reason, fix }
}
