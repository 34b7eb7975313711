import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/vue-query'
import { useThrottleFn } from '@vueuse/core'
import { computed, onScopeDispose, watch } from 'vue'
import type { DeskCase } from '../../../domain/contract/public.ts'
import { readInbox } from '../../api/desk.ts'
import { useDesk } from '../live/use-desk.ts'
import type { Workspace } from '../workspace/use-workspace.ts'
import { mayFit } from './box-fit.ts'

const PAGE = 50
/** However much happens, the list is not read more often than this. */
const READ_AGAIN_MS = 1_500
/** What the order of a list or the counts of the boxes hang on. */
const MOVING = ['waiting_since', 'priority', 'agent_id', 'team_id', 'status'] as const
const COUNT_AGAIN_MS = 10_000
const AT_ONCE: readonly string[] = ['assigned', 'gone', 'mentioned', 'ready']
/** While nothing is heard of the server. */
const POLL_MS = 15_000

/**
 * The list at hand: lines as they are now, what no longer belongs gone at once, what newly belongs with the next
 * read, which any change that moves the list brings about.
 */
export function useInbox({ request }: Pick<Workspace, 'request'>) {
  const desk = useDesk()
  const reads = useQueryClient()
  const inbox = useInfiniteQuery({
    queryKey: computed(() => ['desk', 'inbox', request.value] as const),
    queryFn: ({ queryKey: [, , wanted], pageParam, signal }) =>
      readInbox(
        { ...wanted, limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: () => (desk.state.value === 'open' ? false : POLL_MS),
  })

  watch(
    inbox.data,
    (data) => {
      for (const { cases } of data?.pages ?? []) cases.forEach(desk.keep)
    },
    { immediate: true },
  )
  const readAgain = useThrottleFn(
    () => reads.invalidateQueries({ queryKey: ['desk', 'inbox'] }),
    READ_AGAIN_MS,
    true,
  )
  const countAgain = useThrottleFn(readAgain, COUNT_AGAIN_MS, true)

  /** A line that changes in its place needs no new read; one that comes, goes or moves does. */
  function movesList(row: DeskCase): boolean {
    const read = inbox.data.value?.pages
      .flatMap(({ cases }) => cases)
      .find(({ id }) => id === row.id)
    const fits = mayFit(row, request.value, desk.agentId.value)
    if (read === undefined || !fits) return fits || read !== undefined
    return MOVING.some((name) => read[name] !== row[name])
  }

  onScopeDispose(
    desk.listen((frame) => {
      const { type } = frame
      if (type === 'case') void (movesList(frame.case) ? readAgain() : countAgain())
      else if (AT_ONCE.includes(type)) void readAgain()
    }),
  )

  const rows = computed(() => {
    const read = inbox.data.value?.pages.flatMap(({ cases }) => cases) ?? []
    const newest = new Map(read.map((row) => [row.id, desk.cases.get(row.id) ?? row]))
    return [...newest.values()].filter((row) => mayFit(row, request.value, desk.agentId.value))
  })
  return {
    rows,
    counts: computed(() => inbox.data.value?.pages.at(-1)?.counts ?? null),
    failure: inbox.error,
    isRead: computed(() => inbox.data.value !== undefined),
    hasMore: inbox.hasNextPage,
    readMore: () => inbox.fetchNextPage(),
    retry: () => inbox.refetch(),
  }
}
export type Inbox = ReturnType<typeof useInbox>
