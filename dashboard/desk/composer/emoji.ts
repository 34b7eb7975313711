/** A hand of emoji for service: enough to be friendly, few enough to find one at a glance. */
export const EMOJI: readonly string[] = [
  ...['😀', '😊', '🙂', '😉', '😄', '😅', '🤗', '🤔'],
  ...['😌', '😔', '😟', '😢', '🙏', '👍', '👌', '👏'],
  ...['🙌', '💪', '🤝', '👋', '❤️', '🌹', '🎉', '🎁'],
  ...['✅', '❌', '⚠️', '⏰', '📦', '🚚', '💳', '📷'],
]
