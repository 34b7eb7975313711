import { MOST_FILE_BYTES } from '../files/file-kind.ts'
import type { Channel } from './channel.ts'

/**
 * The widget. Its words come in by `sayAsCustomer`, and what the customer may see they fetch themselves, by socket or
 * HTTP: nothing has to be sent to a far side, and no receipt comes but how far they have read.
 */
export const WEB_CHANNEL: Channel = {
  name: 'web',
  begins: ['chat', 'ticket'],
  can: {
    presence: true,
    typing: true,
    read_marks: true,
    edits: true,
    most_file_bytes: MOST_FILE_BYTES,
    most_chars: null,
  },
}
