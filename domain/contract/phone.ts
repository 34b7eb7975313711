/**
 * What a telephone number looks like as people write it, for `pattern` and for schemas: digits with a leading `+`,
 * spaces and the usual signs between them, at the end an extension (`ext 12`, `转 12`). At least three digits.
 */
export const PHONE_PATTERN =
  '\\s*\\+?\\(?[0-9](?:[\\s\\(\\)\\.\\/\\-]*[0-9]){2,24}(?:\\s*(?:ext\\.?|x|#|转)\\s*[0-9]{1,6})?\\s*'

const PHONE = new RegExp(`^(?:${PHONE_PATTERN})$`, 'iu')

export function isPhone(text: string): boolean {
  return PHONE.test(text)
}
