export interface Look {
  readonly language: 'zh-CN' | 'en'
  readonly theme: 'light' | 'dark'
  /** CSS pixels. */
  readonly width: 1440 | 390
}

/** All eight. */
export function everyLook(): readonly Look[] {
  return (['zh-CN', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      ([1440, 390] as const).map((width) => ({ language, theme, width })),
    ),
  )
}

/** The looks by their names, `zh-CN-light-1440`. @throws when there is none of that name */
export function looksNamed(names: readonly string[]): readonly Look[] {
  return names.map((name) => {
    const look = everyLook().find((one) => nameOfLook(one) === name)
    if (look !== undefined) return look
    throw new Error(
      `There is no look ${name}; there are ${everyLook().map(nameOfLook).join(', ')}.`,
    )
  })
}

export function nameOfLook({ language, theme, width }: Look): string {
  return `${language}-${theme}-${String(width)}`
}
