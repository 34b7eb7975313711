import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { CommentsAnswer, CommentsRequest } from '../../domain/contract/public.ts'
import { postComments } from '../api/satisfaction.ts'

const RATINGS_PER_PAGE = 50

/** Ratings of a request that may change (null: not known yet), read page by page. */
export function useRatings(request: () => CommentsRequest | null) {
  const read = useInfiniteQuery({
    queryKey: computed(() => ['comments', request()] as const),
    queryFn: ({ queryKey: [, wanted], pageParam: offset, signal }) => {
      if (wanted === null) throw new Error('A request that is not known yet was sent.')
      return postComments({ ...wanted, offset, limit: RATINGS_PER_PAGE }, signal)
    },
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const count = countOf(pages)
      return count < total ? count : null
    },
    enabled: computed(() => request() !== null),
    placeholderData: keepPreviousData,
    // A list that one reads must not move under the eyes.
    refetchOnWindowFocus: false,
  })
  const pages = computed(() => read.data.value?.pages ?? [])
  const ratings = computed(() => pages.value.flatMap(({ comments }) => comments))
  const total = computed(() => pages.value.at(-1)?.total ?? 0)
  /** Every page names whom it lists. */
  const names = computed(() => ({
    agent: Object.assign({}, ...pages.value.map((page) => page.names['agent'])) as Record<
      string,
      string
    >,
  }))
  const next = computed(() => Math.min(RATINGS_PER_PAGE, total.value - ratings.value.length))
  return { ...read, ratings, total, names, next }
}

function countOf(pages: readonly CommentsAnswer[]): number {
  return pages.reduce((count, { comments }) => count + comments.length, 0)
}
