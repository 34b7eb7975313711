import {
  type Desk,
  type News,
  type Presence,
  readCases,
  type Standings,
} from '../../desk/public.ts'
import type { Notices } from '../../store/public.ts'
import type { CustomersOnline } from './customers-online.ts'
import { createCustomersOnline } from './customers-online.ts'
import { createDeliverNews, type DeliverNews } from './deliver-news.ts'
import { createEntryLines, type EntryLines } from './entry-lines.ts'
import { toStaff, toVisitor } from './frame-text.ts'
import { createInboxLines, type InboxLines, type InboxPromises } from './inbox-lines.ts'
import { createLastHolders, type LastHolders } from './last-holders.ts'
import { createLiveRooms, type LiveRooms, type Member } from './live-room.ts'
import { createNeighbours, type NeighbourWord, type Neighbours, wordsOf } from './neighbours.ts'
import { createReadBoard, type ReadBoard } from './read-board.ts'
import { tellRead, tellReadByNewHolder } from './tell-read.ts'
import { createTypingBoard, type Typist, type TypingBoard } from './typing-board.ts'
import { createVisitorDoor, type VisitorDoor } from './visitor-door.ts'
import { createVisitorStandings, type VisitorStandings } from './visitor-standings.ts'
import { createWhoSees, type WhoSees } from './who-sees.ts'

/** Everything that sockets share in one process: who is here, who follows what, and how news reach them. */
export interface LiveDesk {
  readonly desk: Desk
  readonly members: Set<Member>
  readonly rooms: LiveRooms
  readonly whoSees: WhoSees
  readonly lines: EntryLines
  readonly inbox: InboxLines
  readonly typing: TypingBoard
  readonly reads: ReadBoard
  readonly customers: CustomersOnline
  readonly door: VisitorDoor
  readonly holders: LastHolders
  readonly standings: VisitorStandings
  readonly presence: Presence
  readonly deliver: DeliverNews
  readonly failed: (error: unknown) => void
  /** What another process said. */
  hear(text: string): void
  close(): void
}

export interface LiveDeskOptions {
  readonly desk: Desk
  /** Names this process and start. */
  readonly me: string
  readonly notices: Pick<Notices, 'say'>
  readonly presence: Presence
  readonly standings: Standings
  readonly promises: InboxPromises
  readonly failed: (error: unknown) => void
}

export function createLiveDesk(options: LiveDeskOptions): LiveDesk {
  const { desk, me, failed, promises } = options
  const rooms = createLiveRooms()
  const whoSees = createWhoSees()
  const holders = createLastHolders()
  const neighbours = createNeighbours(options.notices, me)
  const lines = createEntryLines(desk)
  const inbox = createInboxLines(desk, { whoSees, promises, failed })
  const standings = createVisitorStandings(desk, { rooms, standings: options.standings, failed })
  const tellNeighbours = (word: NeighbourWord) => neighbours.tell(word)
  const deliver = createDeliverNews({
    desk,
    rooms,
    whoSees,
    lines,
    inbox,
    standings,
    holders,
    tellNeighbours,
    failed,
  })
  const typing = createTypingBoard((typist, isTyping) => {
    tellTyping(rooms, typist, isTyping)
    neighbours.tell({ kind: 'typing', ...typist, is_typing: isTyping })
  })
  const customers = createCustomersOnline((customerId, isOnline) => {
    tellOnline(rooms, customerId, isOnline)
    neighbours.tell({ kind: 'online', customer_id: customerId, is_online: isOnline })
  })
  const live = {
    desk,
    members: new Set<Member>(),
    rooms,
    whoSees,
    lines,
    inbox,
    typing,
    reads: createReadBoard(desk),
    customers,
    door: createVisitorDoor(desk.clock),
    holders,
    standings,
    presence: options.presence,
    deliver,
    failed,
  }
  const stop = desk.news.listen((news) => hearNews(live, neighbours, news))
  const reader = createCaseReader(live)
  return {
    ...live,
    hear(text) {
      for (const word of wordsOf(text, me)) hearWord(live, word, reader)
    },
    close() {
      stop()
      typing.close()
      customers.close()
    },
  }
}

type Parts = Omit<LiveDesk, 'hear' | 'close'>

function hearNews(live: Parts, neighbours: Neighbours, news: News): void {
  switch (news.kind) {
    case 'case':
      live.deliver.here(news)
      tellReadByNewHolder(live, news).catch(live.failed)
      return
    case 'read':
      tellRead(live, news).catch(live.failed)
      neighbours.tell(news)
      return
    case 'agent':
      tellPresence(live, news)
      neighbours.tell(news)
      return
    case 'customer_changed':
      tellForgotten(live, news.customer_id).catch(live.failed)
      neighbours.tell({ kind: 'customer', customer_id: news.customer_id })
      return
    case 'rules_changed':
      if (!news.is_elsewhere) neighbours.tell({ kind: 'rules' })
  }
}

type ReadCase = (word: Extract<NeighbourWord, { readonly kind: 'case' }>) => void

function hearWord(live: Parts, word: NeighbourWord, readCase: ReadCase): void {
  switch (word.kind) {
    case 'case':
      readCase(word)
      return
    case 'to_agent':
      for (const { connection } of live.whoSees.ofAgent(word.agent_id)) connection.send(word.text)
      return
    case 'typing':
      tellTyping(live.rooms, word, word.is_typing)
      return
    case 'read':
      tellRead(live, word).catch(live.failed)
      return
    case 'agent':
      tellPresence(live, word)
      return
    case 'online':
      live.customers.elsewhere(word.customer_id, word.is_online)
      tellOnline(live.rooms, word.customer_id, word.is_online)
      return
    case 'customer':
      tellForgotten(live, word.customer_id).catch(live.failed)
      return
    case 'rules':
      live.desk.news.publish({ kind: 'rules_changed', is_elsewhere: true })
  }
}

/** Reads the cases that others told of, those of a few milliseconds together. */
function createCaseReader({ desk, deliver, failed }: Parts): ReadCase {
  const GATHER_MS = 5
  let words: Parameters<ReadCase>[0][] = []

  async function read(): Promise<void> {
    const heard = words
    words = []
    const states = await readCases(desk, [...new Set(heard.map(({ case_id }) => case_id))])
    const byId = new Map(states.map((state) => [state.id, state]))
    for (const word of heard) {
      const state = byId.get(word.case_id)
      if (state !== undefined) await deliver.elsewhere(state, word)
    }
  }

  return (word) => {
    if (words.length === 0) setTimeout(() => void read().catch(failed), GATHER_MS).unref()
    words.push(word)
  }
}

function tellTyping(rooms: LiveRooms, typist: Typist, is_typing: boolean): void {
  const { case_id, who, id, name } = typist
  const room = rooms.get(case_id)
  if (room === undefined) return
  const agent_id = who === 'agent' ? id : null
  const text = toStaff({ type: 'typing', case_id, who, agent_id, name, is_typing })
  for (const { reader, connection } of room.staff) if (reader.agent_id !== id) connection.send(text)
  if (who === 'customer') return
  const toThem = toVisitor({ type: 'typing', case_id, is_typing, name })
  for (const { connection } of room.visitors) connection.send(toThem)
}

function tellOnline(rooms: LiveRooms, customer_id: string, is_online: boolean): void {
  const text = toStaff({ type: 'online', customer_id, is_online })
  const told = new Set<Member>()
  for (const { staff } of rooms.ofCustomer(customer_id)) {
    for (const member of staff) told.add(member)
  }
  for (const { connection } of told) connection.send(text)
}

function tellPresence(
  { whoSees }: Parts,
  { agent_id, state, since }: Omit<Extract<News, { readonly kind: 'agent' }>, 'kind'>,
): void {
  const text = toStaff({
    type: 'presence',
    agent_id,
    state,
    since: new Date(since).toISOString(),
  })
  for (const { connection } of whoSees.all()) connection.send(text)
}

/** Their profile changed; when they were forgotten, their words are gone from the past. */
async function tellForgotten({ desk, rooms, deliver, inbox }: Parts, id: string): Promise<void> {
  const ids = rooms.ofCustomer(id).map(({ case_id }) => case_id)
  const states = await readCases(desk, ids)
  for (const state of states) inbox.changed(state)
  if (states.some(({ customer_name, preview }) => customer_name === null && preview === null)) {
    deliver.forget(id)
  }
}
