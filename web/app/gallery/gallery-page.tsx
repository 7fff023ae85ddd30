import { m } from '#web/i18n/messages.ts'
import { gallery as g } from '#web/i18n/ro/gallery.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { chooseTheme, useTheme } from '#web/ui/theme.ts'
import { Basics } from './basics.tsx'
import { Fields } from './fields.tsx'
import { Surfaces } from './surfaces.tsx'

/** The page of the design system: every component in all its states, in both themes. */
export const Component = () => {
  const theme = useTheme()
  return (
    <Page wide>
      <PageHeader
        over={g.over}
        title={g.title}
        under={g.under}
        actions={
          <Segmented
            label={m.settings.appearance.theme}
            value={theme}
            onChange={chooseTheme}
            segments={[
              { value: 'auto', label: m.settings.appearance.themeAuto },
              { value: 'light', label: m.settings.appearance.themeLight },
              { value: 'dark', label: m.settings.appearance.themeDark },
            ]}
          />
        }
      />
      <nav aria-label={g.title} className="mb-8 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {Object.entries(g.sections).map(([id, title]) => (
          <a
            key={id}
            href={`#${id}`}
            className="py-1 text-ink-2 underline-offset-4 hover:text-ink hover:underline"
          >
            {title}
          </a>
        ))}
      </nav>
      <Basics />
      <Fields />
      <Surfaces />
    </Page>
  )
}
