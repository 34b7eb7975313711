import type { CaseKind } from '../../domain/public.ts'

/**
 * What a channel is to the desk. The widget and the form are two; e-mail, messengers and telephone come as adapters of
 * this shape, each in a folder of its own beside this file. An adapter speaks with its far side and decides nothing:
 * rights, routing, clocks and what becomes of a case are the desk's, and the same for every channel.
 */
export interface Channel {
  /** As the column `channel` of cases and events has it, such as `web`. Never changed once it is used. */
  readonly name: string
  /** What a first message may begin. */
  readonly begins: readonly CaseKind[]
  readonly can: ChannelCapabilities
}

/** What the far side can do. What it cannot is not tried: agents see what their customer will not. */
export interface ChannelCapabilities {
  /** The customer is there while it goes on: they wait in a line, and may leave it. Else they are answered later. */
  readonly presence: boolean
  /** Both sides see each other write. */
  readonly typing: boolean
  /** The far side says how far it was read. */
  readonly read_marks: boolean
  /** An edited or redacted message changes there as well; else what was sent stays with the customer. */
  readonly edits: boolean
  /** The largest file both ways; null: none at all. */
  readonly most_file_bytes: number | null
  /** The longest text that it takes in one message, in characters; the adapter cuts longer ones. Null: as long as ours. */
  readonly most_chars: number | null
}

/** Who writes, as the channel knows them. The desk makes a customer of it, the same one each time. */
export interface ChannelIdentity {
  readonly channel: string
  /** What the far side names them by for good: an address, an open id, a number. */
  readonly external_id: string
  readonly name: string | null
  readonly language: string | null
  /** The far side vouches for it. Only then is it joined with a customer that another channel knows. */
  readonly is_verified: boolean
}

/** Words of a customer, under the name they have on their channel. */
export interface InboundWords {
  /**
   * The message's own id on its channel, 8 to 100 characters (of a longer one its hash): handed in again under it, as
   * after a lost answer, it is written once, also when its case was merged or parted in between.
   */
  readonly client_key: string
  /** Plain text or our Markdown; made safe where it is shown. */
  readonly text: string
  /** Stored before (`storeFile`), told by their content, owned by the customer. */
  readonly file_ids: readonly string[]
}

export interface InboundMessage extends InboundWords {
  readonly from: ChannelIdentity
  /** The thread on the channel; the same thread is the same case while that takes words. Null: it begins one. */
  readonly thread_id: string | null
  readonly subject: string | null
  /** Epoch ms at the far side, for the eye alone: cases go by the clock of the desk. */
  readonly sent_at: number | null
}

/** What the customer is to see: an entry of the case with a `public_seq`. */
export interface OutboundMessage {
  /** The same over every try. */
  readonly message_id: string
  readonly case_id: string
  /** Orders the messages of a case; the next is handed over once this one was taken. */
  readonly public_seq: number
  readonly to: ChannelIdentity
  readonly thread_id: string | null
  readonly author: {
    readonly kind: 'agent' | 'bot' | 'rule' | 'system'
    readonly name: string | null
  }
  /** Markdown as it was written; the adapter renders it for its far side. */
  readonly text: string
  readonly files: readonly OutboundFile[]
}

export interface OutboundFile {
  readonly id: string
  readonly name: string
  readonly media_type: string
  readonly bytes: number
  /** Its content, read when it is sent. */
  read(): Promise<Uint8Array>
}

/** What became of an outbound message. Later news of the same message come through `ChannelInlet.receipt`. */
export type DeliveryReceipt =
  /** The far side has taken it, and names it so. */
  | { readonly state: 'sent' | 'delivered' | 'read'; readonly external_id: string }
  /** Not now: it is tried again, later and later. */
  | { readonly state: 'delayed'; readonly reason: string }
  /** Never: the agent is told why, in the case. */
  | { readonly state: 'refused'; readonly reason: string }

/** Where an adapter brings what comes from its far side. Acknowledge there once the promise has resolved: it is on disk. */
export interface ChannelInlet {
  /** @returns the case that holds it; `is_repeat`: it did already */
  receive(
    message: InboundMessage,
  ): Promise<{ readonly case_id: string; readonly is_repeat: boolean }>
  receipt(messageId: string, receipt: DeliveryReceipt): Promise<void>
  typing(from: ChannelIdentity, isTyping: boolean): void
}

/** What an adapter must give. It keeps nothing of its own: places and threads that must last are the desk's rows. */
export interface ChannelAdapter extends Channel {
  /** Begins to listen; in one process at a time, under a lease. @returns stops, after what it was doing */
  open(inlet: ChannelInlet): Promise<() => Promise<void>>
  /** At least once: after a crash the same message comes again, and must reach the customer once where that can be. */
  send(message: OutboundMessage): Promise<DeliveryReceipt>
  /** Only where `can.typing`. */
  showTyping?(to: ChannelIdentity, isTyping: boolean): void
}

/**
 * A bot answers as the `Actor` of kind `bot`, through the same actions as everybody: its words end no customer's wait,
 * and it never has a case. When it gives up, this is told as the event `case.bot_handoff`, and routing takes the case
 * from there as one that just came.
 */
export interface BotHandOff {
  readonly case_id: string
  /** Why, in a few words of a fixed set of the bot's own, to be counted. */
  readonly reason: string
  /** Where it should wait; null: as the conditions of the queues say. */
  readonly queue_id: string | null
}
