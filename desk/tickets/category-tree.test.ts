import { describe, expect, it } from 'vitest'
import { categoryPath, categoryProblems } from './category-tree.ts'

const category = (id: string, parent: string | null = null) => ({
  id,
  body: { name: { en: id }, parent, is_active: true },
})
const TREE = [
  category('after_sale'),
  category('refund', 'after_sale'),
  category('refund_late', 'refund'),
  category('delivery'),
]

describe('the path of a category', () => {
  it('goes up from it', () => {
    expect(categoryPath(TREE, 'refund_late')).toEqual(['refund_late', 'refund', 'after_sale'])
    expect(categoryPath(TREE, 'old one')).toEqual(['old one'])
    expect(categoryPath(TREE, null)).toEqual([])
  })

  it('ends even where parents run in a circle', () => {
    expect(categoryPath([category('a', 'b'), category('b', 'a')], 'a')).toEqual(['a', 'b'])
  })
})

describe('a category', () => {
  it.each([
    ['new, at the top', category('x'), null],
    ['new, below another', category('x', 'refund'), null],
    ['moved below another branch', category('refund', 'delivery'), null],
    ['below one that does not exist', category('x', 'gone'), 'gone does not exist'],
    ['below itself', category('refund', 'refund'), 'it cannot lie below itself'],
    ['below its own child', category('after_sale', 'refund_late'), 'refund_late lies below it'],
  ])('%s: %j', (_what, one, reason) => {
    expect(categoryProblems(one, TREE).map((problem) => problem.reason)).toEqual(
      reason === null ? [] : [reason],
    )
  })

  it('that takes its children too deep is refused', () => {
    const deep = [...TREE, category('a'), category('b', 'a')]
    expect(categoryProblems(category('after_sale', 'a'), deep)).toEqual([])
    expect(categoryProblems(category('after_sale', 'b'), deep)).toHaveLength(1)
  })
})
