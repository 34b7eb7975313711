import type { Channel } from './channel.ts'

/**
 * A form of somebody's own, in front of the API: it opens tickets by `openCase` and shows nothing. The contract of
 * opening has its name as default.
 */
export const FORM_CHANNEL: Channel = {
  name: 'form',
  begins: ['ticket'],
  can: {
    presence: false,
    typing: false,
    read_marks: false,
    edits: false,
    most_file_bytes: null,
    most_chars: null,
  },
}
