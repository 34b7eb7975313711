/**
 * What a telephone number looks like as people all over the world write it. The contract has the same and judges
 * again; the widget carries its own copy, since it takes no code from there.
 */
export const PHONE_PATTERN =
  '\\s*\\+?\\(?[0-9](?:[\\s\\(\\)\\.\\/\\-]*[0-9]){2,24}(?:\\s*(?:ext\\.?|x|#|转)\\s*[0-9]{1,6})?\\s*'
