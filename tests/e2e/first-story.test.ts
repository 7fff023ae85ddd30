import { openChromium } from '#tests/engines/chromium.ts'
import { tellFirstStory } from '#tests/engines/first-story.ts'

tellFirstStory('Chromium', openChromium)
