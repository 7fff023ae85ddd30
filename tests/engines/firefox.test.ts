import { openFirefox } from './firefox.ts'
import { tellFirstStory } from './first-story.ts'

tellFirstStory('Firefox', openFirefox)
