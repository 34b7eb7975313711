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

export function nameOfLook({ language, theme, width }: Look): string {
  return `${language}-${theme}-${String(width)}`
}
