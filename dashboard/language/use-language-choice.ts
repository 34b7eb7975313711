import { useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Account, Language, Me, User } from '../../domain/contract/public.ts'
import { ApiFailure } from '../api/fetch-json.ts'
import { sessionRead } from '../api/read-options.ts'
import { changeProfile } from '../api/session.ts'
import { rememberedLanguage, setLanguage } from './shown-language.ts'
import { languageFor } from './language-for.ts'
import { useText } from './use-text.ts'

/** Chosen while nobody was signed in; kept with the person who comes in next. */
let atDoor: Language | null = null

/** The language by hand: it holds at once, in this browser, and is kept with the person who is signed in. */
export function useLanguageChoice() {
  const { t, language } = useText()
  const reads = useQueryClient()

  async function keep(next: Language): Promise<void> {
    reads.setQueryData<Me | null>(sessionRead.queryKey, (me) =>
      me ? { ...me, user: { ...me.user, language: next } } : me,
    )
    try {
      await changeProfile({ language: next })
    } catch (failure) {
      // This browser has it all the same; the next choice is tried again.
      if (!(failure instanceof ApiFailure)) throw failure
    }
  }

  return {
    language,
    choices: computed(() =>
      (['zh-CN', 'en'] as const).map((value) => ({ value, text: t(`language.${value}`) })),
    ),
    /** Also of the language that is shown already: then it is no longer a guess. */
    choose: (next: Language): void => {
      void setLanguage(next, { remember: true })
      if (reads.getQueryData<Me | null>(sessionRead.queryKey)) void keep(next)
      else atDoor = next
    },
    /** Once it is known who came in. */
    settle: (user: User | null, account: Pick<Account, 'language'> | null): void => {
      const own = user?.language ?? null
      const sources = { own, inBrowser: rememberedLanguage(), account: account?.language ?? null }
      const next = languageFor({ ...sources, atDoor })
      if (next === null) return
      void setLanguage(next, { remember: next === own || next === atDoor })
      if (user === null) return
      if (atDoor !== null && atDoor !== own) void keep(atDoor)
      atDoor = null
    },
  }
}
